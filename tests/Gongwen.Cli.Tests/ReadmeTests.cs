using Gongwen.Tests;

namespace Gongwen.Cli.Tests;

/// <summary>What the first screen of a README shows is what the command prints.</summary>
public sealed class ReadmeTests : Session
{
    private const string Fence = "```";

    [Theory]
    [InlineData("README.md", "en")]
    [InlineData("README.zh-CN.md", "zh")]
    public async Task First_screen_is_real(string readme, string language)
    {
        var shown = File.ReadLines(Repository.PathOf(readme)).SkipWhile(l => l != Fence).Skip(1).TakeWhile(l => l != Fence);
        var (code, output, _) = await GongwenAsync("run", Repository.PathOf("samples"), "--corpus", Corpus, "--lang", language);
        Assert.Equal(ExitCode.Done, code);
        var printed = output.Replace(Corpus, "corpus.db", StringComparison.Ordinal).Trim().Split('\n').Select(l => l.TrimEnd());
        Assert.Equal(printed, shown);
    }
}
