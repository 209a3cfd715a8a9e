namespace Gongwen.Cli.Tests;

public sealed class HelpTests : Session
{
    [Theory]
    [InlineData("run")]
    [InlineData("crawl")]
    [InlineData("nightly")]
    [InlineData("extract")]
    [InlineData("repair")]
    [InlineData("query")]
    [InlineData("show")]
    [InlineData("tasks")]
    [InlineData("units")]
    [InlineData("campaigns")]
    [InlineData("timeline")]
    [InlineData("diff")]
    [InlineData("stats")]
    [InlineData("export")]
    [InlineData("score")]
    [InlineData("explain")]
    [InlineData("verify")]
    [InlineData("backup")]
    [InlineData("reextract")]
    [InlineData("correct")]
    [InlineData("remove")]
    [InlineData("merge")]
    public async Task Every_command_has_help_with_examples_in_both_languages(string command)
    {
        var english = await GongwenAsync(command, "--help", "--lang", "en");
        var chinese = await GongwenAsync(command, "--help", "--lang=zh");
        Assert.Equal((0, 0), (english.Code, chinese.Code));
        Assert.Contains("Examples:", english.Output, StringComparison.Ordinal);
        Assert.Contains("示例：", chinese.Output, StringComparison.Ordinal);
        Assert.All([english.Output, chinese.Output], help => Assert.Contains($"\n  gongwen {command} ", help, StringComparison.Ordinal));
        Assert.Contains("用法:", chinese.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Show ", chinese.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh_CN.UTF-8", "示例：")]
    [InlineData("en_GB.UTF-8", "Examples:")]
    [InlineData("C", "Examples:")]
    public async Task The_locale_chooses_the_language(string locale, string word)
    {
        var (_, output, _) = await InAsync("", new() { ["LANG"] = locale }, "--help");
        Assert.Contains(word, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("extract")]
    [InlineData("extract", ".", "--format", "xml")]
    [InlineData("repair")]
    [InlineData("repair", ".", "--format", "tree")]
    [InlineData("extract", ".", "--jobs", "0")]
    [InlineData("run", ".", "--jobs", "many")]
    [InlineData("query", "--from", "2024-02-30")]
    [InlineData("query", "--has", "colour")]
    [InlineData("query", "--role", "boss")]
    [InlineData("query", "--limit", "0")]
    [InlineData("--lang", "fr", "query")]
    public async Task Wrong_usage_is_1_and_points_to_help(params string[] args)
    {
        var (code, output, error) = await GongwenAsync(args);
        Assert.Equal(1, code);
        Assert.Contains("--help'", error, StringComparison.Ordinal);
        Assert.Empty(output);
    }

    [Fact]
    public async Task A_wrong_value_is_named_in_the_language_asked_for()
    {
        var (_, _, error) = await GongwenAsync("query", "--from", "昨天", "--lang", "zh");
        Assert.Contains("--from 须为 2024-03-31 这样的日期，而不是“昨天”", error, StringComparison.Ordinal);
    }
}
