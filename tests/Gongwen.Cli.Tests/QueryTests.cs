using System.Text.Json;

namespace Gongwen.Cli.Tests;

public sealed class QueryTests : Session
{
    [Theory]
    [InlineData("云溪.txt 青禾.txt", "餐桌")]
    [InlineData("云溪.txt", "云溪")]
    [InlineData("云溪.txt", "餐桌 云溪")]
    [InlineData("", "没有的词")]
    [InlineData("青禾.txt", "--year", "2023")]
    [InlineData("云溪.txt", "--from", "2024-01-01", "--to", "2024-12-31")]
    [InlineData("云溪.txt 青禾.txt", "--unit", "教育局", "--role", "lead")]
    [InlineData("", "--unit", "教育局", "--role", "cooperating")]
    [InlineData("云溪.txt 青禾.txt", "--has", "phases,assignments", "--has", "title")]
    [InlineData("云溪.txt", "--limit", "1")]
    public async Task Conditions_choose_notices(string found, params string[] conditions)
    {
        await StoreTwoAsync();
        var (code, output, error) = await GongwenAsync(["query", .. conditions, "--corpus", Corpus, "--format", "jsonl"]);
        var uris = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => Path.GetFileName(JsonDocument.Parse(line).RootElement.GetProperty("uri").GetString()))
            .Order(StringComparer.Ordinal);
        Assert.Equal((0, found), (code, string.Join(' ', uris)));
        Assert.Equal(found.Length == 0, error.Contains("No notice matches", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_table_says_what_who_and_when()
    {
        await StoreTwoAsync();
        var (_, output, _) = await GongwenAsync("query", "餐桌", "--year", "2024", "--corpus", Corpus, "--lang", "zh");
        Assert.All(
            ["牵头单位", "2024-02-20", "云溪市文明办关于开展文明餐桌行动的通知", "市教育局", "2024-03-01…2024-11-30"],
            words => Assert.Contains(words, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Json_and_csv_hold_the_same_facts()
    {
        await StoreTwoAsync();
        var json = JsonDocument.Parse((await GongwenAsync("query", "--year", "2024", "--corpus", Corpus, "-f", "json")).Output).RootElement[0];
        var csv = (await GongwenAsync("query", "--year", "2024", "--corpus", Corpus, "-f", "csv")).Output.Split("\r\n");
        Assert.Equal("number,sha256,uri,title,campaign,documentNumber,date,signingAuthorities,leadUnits,firstDay,lastDay,copies,snippet", csv[0]);
        Assert.Equal(
            $"{json.GetProperty("number")},{json.GetProperty("sha256")},{json.GetProperty("uri")},{json.GetProperty("title")},{json.GetProperty("campaign")},{json.GetProperty("documentNumber")},"
            + $"{json.GetProperty("date")},{json.GetProperty("signingAuthorities")[0]},{json.GetProperty("leadUnits")[0]},{json.GetProperty("firstDay")},{json.GetProperty("lastDay")},{json.GetProperty("copies")},",
            csv[1]);
        Assert.Equal(["", ""], [csv[2], string.Concat(csv.Skip(3))]);
    }

    [Fact]
    public async Task A_mistake_in_the_question_is_pointed_at()
    {
        await StoreTwoAsync();
        var (code, output, error) = await GongwenAsync("query", "餐桌 unt:教育局", "--corpus", Corpus, "--lang", "en");
        Assert.Equal((1, ""), (code, output));
        Assert.Equal("There is no field unt. Possible: unit.\n  餐桌 unt:教育局\n       ^^^\n", error);
    }

    [Fact]
    public async Task Words_that_must_not_be_there_are_no_options()
    {
        await StoreTwoAsync();
        Assert.Contains("query", (await GongwenAsync("query", "--help")).Output, StringComparison.Ordinal);
        var (code, output, _) = await GongwenAsync("query", "通知", "-餐桌", "--corpus", Corpus, "-f", "jsonl");
        Assert.Equal(0, code);
        Assert.DoesNotContain("餐桌行动", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_is_shown_by_number_and_by_hash_in_every_format()
    {
        await StoreTwoAsync();
        var hash = JsonDocument.Parse((await GongwenAsync("query", "云溪", "-c", Corpus, "-f", "jsonl")).Output).RootElement.GetProperty("sha256").GetString()!;
        Assert.Equal(Notice("云溪市", 2024), (await GongwenAsync("show", hash[..12], "-c", Corpus, "--format", "raw")).Output);
        Assert.Contains("\n二、主要任务\n", (await GongwenAsync("show", hash, "-c", Corpus, "--format", "text")).Output, StringComparison.Ordinal);
        Assert.Equal(hash, JsonDocument.Parse((await GongwenAsync("show", hash, "-c", Corpus, "--format", "json")).Output).RootElement.GetProperty("source").GetProperty("sha256").GetString());
        var shown = await GongwenAsync("show", hash, "-c", Corpus);
        var extracted = await GongwenAsync("extract", Path.Combine(Folder, "in", "云溪.txt"), "--format", "tree");
        Assert.Equal(extracted.Output, shown.Output);
    }

    [Theory]
    [InlineData("999", "no document 999")]
    [InlineData("", "may mean several")]
    public async Task An_id_that_means_no_one_document_is_1(string id, string named)
    {
        await StoreTwoAsync();
        var (code, output, error) = await GongwenAsync("show", id, "-c", Corpus);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains(named, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_corpus_is_named_with_what_to_do()
    {
        var (code, _, error) = await GongwenAsync("query", "餐桌", "--corpus", Corpus, "--lang", "zh");
        Assert.Equal(1, code);
        Assert.Contains($"{Corpus} 处没有语料库", error, StringComparison.Ordinal);
        Assert.Contains("gongwen run", error, StringComparison.Ordinal);
    }

    private async Task StoreTwoAsync()
    {
        Write("in/云溪.txt", Notice("云溪市", 2024));
        Write("in/青禾.txt", Notice("青禾县", 2023));
        Assert.Equal(0, (await GongwenAsync("run", Path.Combine(Folder, "in"), "--corpus", Corpus)).Code);
    }
}
