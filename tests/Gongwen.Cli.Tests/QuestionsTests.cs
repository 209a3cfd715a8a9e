using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace Gongwen.Cli.Tests;

/// <summary>What the corpus answers, asked as a person asks it.</summary>
public sealed class QuestionsTests : Session
{
    [Theory]
    [InlineData("云溪市 青禾县")]
    [InlineData("云溪市", "--year", "2024")]
    [InlineData("云溪市 青禾县", "--unit", "教育局", "--role", "lead")]
    [InlineData("", "--unit", "教育局", "--role", "cooperating")]
    [InlineData("青禾县", "--organ", "青禾")]
    [InlineData("云溪市 青禾县", "--campaign", "文明餐桌")]
    [InlineData("", "--campaign", "读书")]
    [InlineData("", "--from", "2023-01-01")]
    [InlineData("云溪市", "--document", "1")]
    public async Task Tasks_are_those_of_the_scope(string places, params string[] scope)
    {
        await StoreAsync();
        var rows = await RowsAsync(["tasks", .. scope]);
        Assert.Equal(
            places.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
            rows.Select(r => r.GetProperty("title").GetString()![..3]).Order(StringComparer.Ordinal));
        Assert.All(rows, row =>
        {
            Assert.Equal("开展宣传活动", row.GetProperty("task").GetString());
            Assert.Equal(["市教育局"], Strings(row, "lead"));
            Assert.Equal(["各中小学"], Strings(row, "responsible"));
            Assert.Equal("（一）开展宣传活动。张贴海报。\n牵头单位：市教育局\n责任单位：各中小学", row.GetProperty("sentence").GetString());
        });
    }

    [Fact]
    public async Task Units_are_counted_by_what_they_have_to_do()
    {
        await StoreAsync();
        var rows = await RowsAsync("units");
        Assert.Equal(["各中小学 0 2 0 2", "市教育局 2 0 0 2"], rows.Select(r =>
            string.Join(' ', ((string[])["unit", "leads", "answers", "helps", "documents"]).Select(n => r.GetProperty(n).ToString()))));
    }

    [Fact]
    public async Task Campaigns_come_with_their_organs_and_days()
    {
        await StoreAsync();
        var campaign = Assert.Single(await RowsAsync("campaigns"));
        Assert.Equal(
            "文明餐桌行动 2 2022-02-20 2024-02-20 2022-03-01 2024-11-30",
            string.Join(' ', ((string[])["campaign", "documents", "first", "last", "start", "end"]).Select(n => campaign.GetProperty(n).ToString())));
        Assert.Equal(["云溪市文明办", "青禾县文明办"], Strings(campaign, "organs").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(1, "--from", "2024-04-01")]
    [InlineData(2, "--to", "2022-12-31")]
    [InlineData(1, "--from", "2022-03-31", "--to", "2022-10-31")]
    public async Task The_timeline_has_what_touches_the_days(int rows, params string[] days)
    {
        await StoreAsync();
        Assert.Equal(rows, (await RowsAsync(["timeline", .. days])).Count);
        Assert.Equal(rows, (await GongwenAsync(["timeline", .. days, "-c", Corpus])).Output.Split('\n').Count(l => l.Contains('█')));
    }

    [Fact]
    public async Task The_timeline_is_drawn_as_a_picture_that_parses()
    {
        await StoreAsync();
        var file = Path.Combine(Folder, "timeline.svg");
        Assert.Equal(0, (await GongwenAsync("timeline", "-c", Corpus, "--svg", file)).Code);
        var picture = XDocument.Load(file);
        Assert.Equal(4, picture.Descendants().Count(e => e.Name.LocalName == "rect" && e.Attribute("rx") is not null));
        Assert.Contains("动员部署阶段", picture.Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statistics_count_documents_and_facts()
    {
        await StoreAsync();
        var counts = (await RowsAsync("stats")).ToDictionary(
            r => $"{r.GetProperty("group")} {r.GetProperty("name")}", r => r.GetProperty("count").GetInt64(), StringComparer.Ordinal);
        Assert.Equal([2, 2, 2, 4, 1, 2], ((string[])["corpus documents", "corpus uris", "fact task", "fact phase", "year 2024", "kind 通知"]).Select(n => counts[n]));
        Assert.Equal(new FileInfo(Corpus).Length, counts["corpus bytes"]);
    }

    [Theory]
    [InlineData(0, "市教育局", "SELECT name FROM unit WHERE name LIKE '市%' GROUP BY name")]
    [InlineData(1, "no such column: nonsense", "SELECT nonsense FROM unit")]
    [InlineData(1, "readonly", "DELETE FROM unit")]
    [InlineData(1, "too many attached databases", "ATTACH 'other.db' AS other")]
    public async Task Sql_only_reads(int code, string words, string query)
    {
        await StoreAsync();
        var answer = await GongwenAsync("query", "--sql", query, "-c", Corpus, "-f", "csv");
        Assert.Equal(code, answer.Code);
        Assert.Contains(words, code == 0 ? answer.Output : answer.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await RowsAsync("tasks")).Count);
    }

    [Fact]
    public async Task A_document_is_compared_with_another_and_with_the_version_before()
    {
        await StoreAsync();
        Write("in/云溪.txt", Notice("云溪市", 2024).Replace("11月30日", "12月5日", StringComparison.Ordinal));
        Assert.Equal(0, (await GongwenAsync("run", Path.Combine(Folder, "in"), "-c", Corpus)).Code);
        var versions = (await GongwenAsync("diff", "3", "-c", Corpus)).Output;
        Assert.All(
            ["  - 总结阶段 · 2024-11-01 · 2024-11-30", "  + 总结阶段 · 2024-11-01 · 2024-12-05", "  + （二）总结阶段（2024年11月1日至12月5日）。报送总结。"],
            line => Assert.Contains(line, versions, StringComparison.Ordinal));
        Assert.Contains("documentDate,2024-02-20,2022-02-20", (await GongwenAsync("diff", "1", "2", "-c", Corpus, "-f", "csv")).Output, StringComparison.Ordinal);
        Assert.Contains("No difference", (await GongwenAsync("diff", "1", "1", "-c", Corpus)).Error, StringComparison.Ordinal);
        Assert.Equal(1, (await GongwenAsync("diff", "2", "-c", Corpus)).Code);
        Assert.Equal("云溪市文明办关于开展文明餐桌行动的通知", Assert.Single(await RowsAsync("tasks", "--year", "2024")).GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("csv", "document,title,documentNumber,item,task,lead,responsible,cooperating,by,due,phase,sentence")]
    [InlineData("md", "| 序号 | 任务 |")]
    [InlineData("jsonl", "\"schema\":\"gongwen/notice/1\"")]
    public async Task Exports_go_to_standard_output_too(string format, string words)
    {
        await StoreAsync();
        var (code, output, error) = await GongwenAsync("export", "-f", format, "-o", "-", "-c", Corpus, "--lang", "zh");
        Assert.Equal(0, code);
        Assert.Contains(words, output, StringComparison.Ordinal);
        Assert.Contains("公文 2 篇", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_wants_a_file() =>
        Assert.Equal(1, (await GongwenAsync("export", "-f", "xlsx", "-c", await StoreAsync())).Code);

    [Fact]
    public async Task A_data_package_describes_every_file_truly()
    {
        await StoreAsync();
        var folder = Path.Combine(Folder, "package");
        Assert.Equal(0, (await GongwenAsync("export", "-f", "datapackage", "-o", folder, "-c", Corpus)).Code);
        using var package = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "datapackage.json"), TestContext.Current.CancellationToken));
        var resources = package.RootElement.GetProperty("resources").EnumerateArray().ToList();
        Assert.Equal(["documents", "tasks", "timeline"], resources.Select(r => r.GetProperty("name").GetString()));
        Assert.All(resources, resource =>
        {
            var bytes = File.ReadAllBytes(Path.Combine(folder, resource.GetProperty("path").GetString()!));
            Assert.Equal(bytes.Length, resource.GetProperty("bytes").GetInt32());
            Assert.Equal($"sha256:{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))}", resource.GetProperty("hash").GetString());
            Assert.Equal(
                Encoding.UTF8.GetString(bytes).Split("\r\n")[0],
                string.Join(',', resource.GetProperty("schema").GetProperty("fields").EnumerateArray().Select(f => f.GetProperty("name").GetString())));
        });
    }

    private async Task<string> StoreAsync()
    {
        Write("in/云溪.txt", Notice("云溪市", 2024));
        Write("in/青禾.txt", Notice("青禾县", 2022));
        Assert.Equal(0, (await GongwenAsync("run", Path.Combine(Folder, "in"), "-c", Corpus)).Code);
        return Corpus;
    }

    private async Task<List<JsonElement>> RowsAsync(params string[] question)
    {
        var (code, output, _) = await GongwenAsync([.. question, "-c", Corpus, "--format", "jsonl"]);
        Assert.Equal(0, code);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private static IEnumerable<string?> Strings(JsonElement row, string field) => row.GetProperty(field).EnumerateArray().Select(e => e.GetString());
}
