using System.Text.RegularExpressions;

namespace Gongwen.Cli.Tests;

public sealed partial class RunTests : Session
{
    [Fact]
    public async Task The_summary_counts_what_happened()
    {
        Write("in/a.txt", Notice("云溪市", 2024));
        Write("in/b.txt", Notice("云溪市", 2024));
        Write("in/c.txt", "没有标题也没有日期。\n");
        var missing = Path.Combine(Folder, "missing.txt");
        var (code, output, error) = await GongwenAsync("run", Path.Combine(Folder, "in"), missing, "--corpus", Corpus);
        Assert.Equal(2, code);
        Assert.Contains($"{missing}: not read", error, StringComparison.Ordinal);
        Assert.Equal("4 2 0 1 1 1", Counts(output));
        Assert.Contains("document date 1", output, StringComparison.Ordinal);
        Assert.Contains($"  {missing}: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_run_changes_nothing_and_other_rules_read_again()
    {
        Write("in/a.txt", Notice("云溪市", 2024));
        Assert.Equal("1 1 0 0 0 0", Counts((await GongwenAsync("run", Path.Combine(Folder, "in"), "--corpus", Corpus)).Output));
        Assert.Equal("1 0 0 1 0 0", Counts((await GongwenAsync("run", Path.Combine(Folder, "in"), "--corpus", Corpus)).Output));
        Write($"rules/{Extract.Extractor.Default.Rules.Names.First()}.tsv", "# our own, still empty\n");
        string[] again = ["run", Path.Combine(Folder, "in"), "--corpus", Corpus, "--rules", Path.Combine(Folder, "rules")];
        Assert.Equal("1 0 1 0 0 0", Counts((await GongwenAsync(again)).Output));
        Assert.Equal("1 0 0 1 0 0", Counts((await GongwenAsync(again)).Output));
    }

    [Fact]
    public async Task A_file_that_is_no_corpus_is_left_alone()
    {
        var notice = Write("a.txt", Notice("云溪市", 2024));
        var (code, _, error) = await GongwenAsync("run", notice, "--corpus", notice);
        Assert.Equal(1, code);
        Assert.Contains($"{notice} is not a corpus", error, StringComparison.Ordinal);
        Assert.Equal(Notice("云溪市", 2024), File.ReadAllText(notice));
    }

    // Read, new, read again, unchanged, incomplete, failed.
    private static string Counts(string summary)
    {
        var counts = Count().Matches(summary).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        return string.Join(' ', ((string[])["Read", "New", "Read again", "Unchanged", "Incomplete", "Failed"]).Select(name => counts[name]));
    }

    [GeneratedRegex(@"^(\w+(?: \w+)?) +(\d+)", RegexOptions.Multiline)]
    private static partial Regex Count();
}
