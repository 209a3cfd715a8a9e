using System.Text.Json;
using Gongwen.Store;
using Microsoft.Data.Sqlite;

namespace Gongwen.Cli.Tests;

public sealed class CareTests : Session
{
    [Fact]
    public async Task A_damaged_corpus_is_named_repaired_and_whole_again()
    {
        await RunAsync("云溪市", "青禾县");
        Execute("DELETE FROM unit WHERE document = 1; UPDATE notice SET json = x'00' WHERE document = 2; DELETE FROM search_slot WHERE document = 1; UPDATE document SET superseded = 1");
        var (code, output, _) = await GongwenAsync("verify", "--corpus", Corpus);
        Assert.Equal(ExitCode.SomeFailed, code);
        Assert.Contains("facts of document 1", output, StringComparison.Ordinal);
        Assert.Contains("extraction of document 2", output, StringComparison.Ordinal);
        Assert.Contains("search index of document 1", output, StringComparison.Ordinal);
        Assert.Contains("is damaged: 2 documents, 2 originals", output, StringComparison.Ordinal);
        (code, output, _) = await GongwenAsync("verify", "--corpus", Corpus, "--repair", "--lang", "zh");
        Assert.Equal(ExitCode.Done, code);
        Assert.EndsWith("完好：文档 2 篇，与入库时一致的原件 2 份。\n", output, StringComparison.Ordinal);
        Assert.Contains("云溪市", (await GongwenAsync("query", "餐桌", "--corpus", Corpus)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_repaired_stays_named_and_the_rest_is_salvaged()
    {
        await RunAsync("云溪市", "青禾县");
        Execute("UPDATE original SET bytes = x'00' WHERE document = 2");
        Assert.Equal(ExitCode.SomeFailed, (await GongwenAsync("verify", "--corpus", Corpus, "--repair")).Code);
        var rescued = Path.Combine(Folder, "rescued.db");
        var (code, output, error) = await GongwenAsync("verify", "--corpus", Corpus, "--salvage", rescued);
        Assert.Equal(ExitCode.SomeFailed, code);
        Assert.Contains("original of document 2", output, StringComparison.Ordinal);
        Assert.Contains("1.txt: not read", error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, (await GongwenAsync("verify", "--corpus", rescued)).Code);
        using var corpus = SqliteCorpus.OpenToRead(rescued);
        Assert.Equal([1L], corpus.Documents());
    }

    [Fact]
    public async Task A_copy_takes_the_place_of_the_corpus()
    {
        await RunAsync("云溪市");
        var copy = Path.Combine(Folder, "copy.db");
        Assert.Equal(ExitCode.Done, (await GongwenAsync("backup", copy, "--corpus", Corpus)).Code);
        File.Move(copy, Corpus, overwrite: true);
        Assert.Equal(ExitCode.Done, (await GongwenAsync("verify", "--corpus", Corpus)).Code);
        Assert.Equal(ExitCode.Usage, (await GongwenAsync("backup", Path.Combine(Folder, "none", "copy.db"), "--corpus", Corpus)).Code);
    }

    [Fact]
    public async Task Removed_documents_are_named_and_unknown_ones_refused()
    {
        await RunAsync("云溪市", "青禾县");
        Assert.Contains("Removed 1 ", (await GongwenAsync("remove", "1", "--corpus", Corpus)).Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, (await GongwenAsync("remove", "1", "--corpus", Corpus)).Code);
        Assert.Equal(ExitCode.Usage, (await GongwenAsync("remove", "1", "--corpus", Path.Combine(Folder, "none.db"))).Code);
        Assert.False(File.Exists(Path.Combine(Folder, "none.db")));
    }

    [Fact]
    public async Task Two_corpora_become_one_with_versions_and_corrections()
    {
        await RunAsync("云溪市");
        var other = Path.Combine(Folder, "other.db");
        Write("in/0.txt", Notice("云溪市", 2025));
        Write("in/1.txt", Notice("青禾县", 2025));
        await GongwenAsync("run", Path.Combine(Folder, "in"), "--corpus", other);
        await GongwenAsync("correct", "1", "/campaign", "\"别的行动\"", "--corpus", other);
        var (code, _, _) = await GongwenAsync("merge", other, "--corpus", Corpus);
        Assert.Equal(ExitCode.Done, code);
        using (var corpus = SqliteCorpus.OpenToRead(Corpus))
        {
            Assert.Equal([1L, 2L, 3L], corpus.Documents());
            Assert.Equal(["别的行动"], corpus.Query(new CorpusQuery { Year = 2025, Text = "云溪市" }).Select(h => h.Campaign!));
            Assert.Empty(corpus.Query(new CorpusQuery { Year = 2024 })); // 0.txt is now what the other corpus found there later
        }

        Assert.Matches("New +0 ", (await GongwenAsync("merge", other, "--corpus", Corpus)).Output);
        Assert.Equal(ExitCode.Done, (await GongwenAsync("verify", "--corpus", Corpus)).Code);
    }

    [Fact]
    public async Task Other_rules_read_again_and_show_what_changed()
    {
        await RunAsync("云溪市");
        Assert.Contains("Read again 0, ", (await GongwenAsync("reextract", "--changed-rules", "--corpus", Corpus)).Output, StringComparison.Ordinal);
        Assert.Contains("Read again 1, changed 0", (await GongwenAsync("reextract", "--corpus", Corpus)).Output, StringComparison.Ordinal);
        var rules = Path.GetDirectoryName(Write($"rules/{Extract.Extractor.Default.Rules.Names.First()}.tsv", "# our own, still empty\n"))!;
        var (code, output, _) = await GongwenAsync("reextract", "--changed-rules", "--rules", rules, "--corpus", Corpus);
        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("Read again 1, ", output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, (await GongwenAsync("verify", "--corpus", Corpus)).Code);
    }

    [Fact]
    public async Task A_correction_is_shown_everywhere_and_stays()
    {
        await RunAsync("云溪市");
        string[] corpus = ["--corpus", Corpus];
        Assert.Equal(ExitCode.Done, (await GongwenAsync(["correct", "1", "/assignments/0/units", "[\"市粮食局\", \"市教育局\"]", .. corpus])).Code);
        Assert.Equal(ExitCode.Done, (await GongwenAsync(["correct", "1", "/phases/1", "null", .. corpus])).Code);
        Assert.Equal(ExitCode.Done, (await GongwenAsync(["correct", "1", "/documentDate", "\"2024-02-29\"", .. corpus])).Code);
        Assert.Contains("Read again 1, changed 0", (await GongwenAsync(["reextract", .. corpus])).Output, StringComparison.Ordinal);
        using var notice = JsonDocument.Parse((await GongwenAsync(["show", "1", "--format", "json", .. corpus])).Output);
        Assert.Equal("市粮食局", notice.RootElement.GetProperty("assignments")[0].GetProperty("units")[0].GetString());
        Assert.Equal("2024-02-29", notice.RootElement.GetProperty("documentDate").GetString());
        Assert.Equal(1, notice.RootElement.GetProperty("phases").GetArrayLength());
        Assert.Contains("云溪市", (await GongwenAsync(["query", "--unit", "粮食局", .. corpus])).Output, StringComparison.Ordinal);
        Assert.Contains("市粮食局", (await GongwenAsync(["tasks", .. corpus])).Output, StringComparison.Ordinal);
        Assert.Equal(3, (await GongwenAsync(["correct", "1", .. corpus])).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(ExitCode.Done, (await GongwenAsync(["verify", .. corpus])).Code);

        // Taken back by saying what was extracted.
        Assert.Equal(ExitCode.Done, (await GongwenAsync(["correct", "1", "/documentDate", "\"2024-02-20\"", .. corpus])).Code);
        Assert.DoesNotContain("/documentDate", (await GongwenAsync(["correct", "1", .. corpus])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Corrected_documents_are_golds_that_score_reads()
    {
        await RunAsync("云溪市");
        await GongwenAsync("correct", "1", "/campaign", "\"别的行动\"", "--corpus", Corpus);
        var golds = Path.Combine(Folder, "golds");
        Assert.Contains(": 1.", (await GongwenAsync("correct", "--export", golds, "--corpus", Corpus)).Error, StringComparison.Ordinal);
        Assert.Contains("别的行动", File.ReadAllText(Assert.Single(Directory.GetFiles(golds, "*.gold.json"))), StringComparison.Ordinal);
        var (code, output, _) = await GongwenAsync("score", golds, "--errors", "9");
        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("别的行动", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nothing", "1")]
    [InlineData("/assignments/9", "null")]
    [InlineData("/assignments/0/role", "\"boss\"")]
    [InlineData("/assignments/0/colour", "\"red\"")]
    [InlineData("/assignments/-", "{\"task\":\"x\"}")]
    [InlineData("/documentDate", "\"2024-13-01\"")]
    [InlineData("/title", "unquoted")]
    [InlineData("/title", "{}")]
    [InlineData("title", "\"x\"")]
    public async Task What_cannot_be_is_refused_with_a_reason(string fact, string value)
    {
        await RunAsync("云溪市");
        var (code, _, error) = await GongwenAsync("correct", "1", fact, value, "--corpus", Corpus);
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("That cannot be: ", error, StringComparison.Ordinal);
        Assert.Empty((await GongwenAsync("correct", "1", "--corpus", Corpus)).Output);
    }

    private async Task RunAsync(params string[] places)
    {
        foreach (var (i, place) in places.Index())
        {
            Write($"in/{i}.txt", Notice(place, 2024));
        }

        Assert.Equal(ExitCode.Done, (await GongwenAsync("run", Path.Combine(Folder, "in"), "--corpus", Corpus)).Code);
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Corpus};Pooling=False;Foreign Keys=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
