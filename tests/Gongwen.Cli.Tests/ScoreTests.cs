using System.Diagnostics;
using System.Text.Json;
using Gongwen.Tests;

namespace Gongwen.Cli.Tests;

public sealed class ScoreTests : Session
{
    private const string Gold = """{"title": "云溪市文明办关于开展文明餐桌行动的通知", "documentDate": "2024-02-21", "mainRecipients": ["各县（区）教育局"]}""";

    [Fact]
    public async Task Facts_are_compared_with_the_gold_of_the_same_name()
    {
        Write("a.txt", Notice("云溪市", 2024));
        Write("a.gold.json", Gold);
        Write("unasked.txt", Notice("青禾县", 2023));
        var (code, output, error) = await GongwenAsync("score", Folder, "--format", "json");
        Assert.Equal((0, ""), (code, error));
        var elements = JsonElement.Parse(output).GetProperty("metrics").GetProperty("elements");
        Assert.Equal(3, elements.GetProperty("gold").GetInt32());
        Assert.Equal(2.0 / 3, elements.GetProperty("recall").GetDouble(), 6);
        Assert.Contains(elements.GetProperty("differences").EnumerateArray(), d =>
            d.GetProperty("kind").GetString() == "missed" && d.GetProperty("fact").GetString() == "documentDate: 2024-02-21");
    }

    [Fact]
    public async Task Documents_may_stand_elsewhere_and_one_that_is_missing_counts_as_missed()
    {
        var golds = Path.GetDirectoryName(Write("golds/a.gold.json", Gold))!;
        Write("golds/b.gold.json", Gold);
        var notice = Write("notices/a.txt", Notice("云溪市", 2024));
        var (code, output, error) = await GongwenAsync("score", golds, notice, "--errors", "9");
        Assert.Equal(2, code);
        Assert.Contains("b: no document of that name was read", error, StringComparison.Ordinal);
        Assert.Contains("b - title: 云溪市文明办关于开展文明餐桌行动的通知", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "is no JSON")]
    [InlineData(null, "holds no *.gold.json")]
    public async Task Golds_that_cannot_be_used_are_named(string? gold, string complaint)
    {
        if (gold is not null)
        {
            Write("a.gold.json", gold);
        }

        var (code, _, error) = await GongwenAsync("score", Folder);
        Assert.Equal(1, code);
        Assert.Contains(complaint, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eval/text", "txt")]
    [InlineData("eval/html", "html")]
    public async Task The_numbers_are_those_of_the_reference_scorer(string set, string extension)
    {
        var (folder, scorer) = (Path.Combine(Repository.SharedFolder, set), Path.Combine(Repository.SharedFolder, "eval", "score.py"));
        Assert.SkipUnless(Directory.Exists(folder) && File.Exists(scorer), "The golds and their scorer are not on this machine.");
        var (_, facts, _) = await GongwenAsync(["extract", .. Directory.EnumerateFiles(folder, $"*.{extension}").Order(StringComparer.Ordinal), "--format", "jsonl"]);
        var predictions = Write("predictions.jsonl", facts);
        using var python = Process.Start(new ProcessStartInfo("python3", [scorer, folder, predictions, "--json"]) { RedirectStandardOutput = true })!;
        var reference = JsonElement.Parse(await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        var (_, output, _) = await GongwenAsync("score", folder, "--format", "json");
        var own = JsonElement.Parse(output);
        Assert.Equal(reference.GetProperty("mean").GetDouble(), own.GetProperty("mean").GetDouble(), 9);
        foreach (var metric in reference.GetProperty("metrics").EnumerateObject())
        {
            Assert.Equal(metric.Value.GetProperty("f1").GetDouble(), own.GetProperty("metrics").GetProperty(metric.Name).GetProperty("f1").GetDouble(), 9);
        }
    }
}
