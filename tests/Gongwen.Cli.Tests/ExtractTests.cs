using System.Text.Json;

namespace Gongwen.Cli.Tests;

public sealed class ExtractTests : Session
{
    [Fact]
    public async Task Objects_come_one_a_line_in_the_order_of_the_input()
    {
        var paths = Enumerable.Range(0, 60).Select(i => Write($"{i:D2}.txt", string.Concat(Enumerable.Repeat(Notice("云溪市", 2024), i % 7 * 20 + 1)))).ToArray();
        var (code, output, error) = await GongwenAsync(["extract", .. paths.Reverse(), "--jobs", "4"]);
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(paths.Reverse(), output.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("source").GetProperty("uri").GetString()));
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_is_named_and_stops_nothing()
    {
        Write("good.txt", Notice("云溪市", 2024));
        var missing = Path.Combine(Folder, "missing.txt");
        var (code, output, error) = await GongwenAsync("extract", missing, Folder, "--format", "jsonl");
        Assert.Equal(2, code);
        Assert.Contains($"{missing}: not read: ", error, StringComparison.Ordinal);
        Assert.Single(output.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Json_is_one_array()
    {
        Write("a.txt", Notice("云溪市", 2024));
        Write("b.txt", Notice("青禾县", 2023));
        var (_, output, _) = await GongwenAsync("extract", Folder, "--format", "json");
        Assert.Equal(2, JsonDocument.Parse(output).RootElement.GetArrayLength());
        Assert.Contains("\n    \"title\": \"云溪市", output, StringComparison.Ordinal);
        Assert.Equal("[]\n", (await GongwenAsync("extract", Path.Combine(Folder, "none"), "--format", "json")).Output);
    }

    [Fact]
    public async Task Standard_input_is_a_document()
    {
        var (code, output, _) = await InAsync(Notice("云溪市", 2024), [], "extract", "-");
        Assert.Equal(0, code);
        Assert.Equal("-", JsonDocument.Parse(output).RootElement.GetProperty("source").GetProperty("uri").GetString());
    }

    [Fact]
    public async Task The_tree_puts_units_and_dates_below_their_headings_without_colour_in_a_file()
    {
        var (_, output, _) = await InAsync(Notice("云溪市", 2024), [], "extract", "-", "--format", "tree", "--lang", "zh");
        var lines = output.Split('\n').Select(l => l.TrimEnd()).ToList();
        Assert.Contains(lines, l => l.Contains("成文日期  2024-02-20", StringComparison.Ordinal));
        Assert.Contains("云溪市文明办关于开展文明餐桌行动的通知", lines);
        var task = lines.FindIndex(l => l.Contains("牵头 市教育局", StringComparison.Ordinal));
        Assert.Contains("开展宣传活动", lines[task - 1], StringComparison.Ordinal);
        var phase = lines.FindIndex(l => l.Contains("◷ 动员部署阶段 2024-03-01…2024-03-31", StringComparison.Ordinal));
        Assert.Contains("（一）", lines[phase - 1], StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output);
    }

    [Fact]
    public async Task Control_characters_of_a_document_do_not_reach_the_terminal()
    {
        var (_, output, _) = await InAsync(Notice("云溪\u001b[31m市", 2024), [], "extract", "-", "--format", "tree");
        Assert.DoesNotContain('\u001b', output);
    }

    [Theory]
    [InlineData("unknown-table.tsv", "id\tpattern\n", "unknown-table.tsv")]
    [InlineData(null, "id\tpattern\nown\t(\n", ":2:")]
    public async Task Rules_that_cannot_be_used_are_named(string? table, string text, string named)
    {
        Write($"rules/{table ?? $"{Extract.Extractor.Default.Rules.Names.First()}.tsv"}", text);
        var (code, _, error) = await GongwenAsync("extract", Folder, "--rules", Path.Combine(Folder, "rules"));
        Assert.Equal(1, code);
        Assert.Contains(named, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_rules_that_does_not_exist_is_named()
    {
        var (code, _, error) = await GongwenAsync("extract", Folder, "--rules", Path.Combine(Folder, "nowhere"));
        Assert.Equal(1, code);
        Assert.Contains("nowhere", error, StringComparison.Ordinal);
    }
}
