using System.Diagnostics;
using System.Text.Json;
using Gongwen.Crawl.Tests;
using Gongwen.Tests;

namespace Gongwen.Cli.Tests;

/// <summary>A site entered, crawled and reported as a person would do it.</summary>
public sealed class CrawlReportTests : Session
{
    private static readonly string s_gongwen = Repository.PathOf("artifacts", "bin", "Gongwen.Cli", new DirectoryInfo(AppContext.BaseDirectory).Name, "gongwen");

    private readonly BureauWeb _bureau = new(25, TimeSpan.Zero);

    [Fact]
    public async Task A_site_is_looked_at_and_its_entry_written()
    {
        await using var web = await TestWeb.StartAsync(_bureau.AnswerAsync);
        var (code, output, _) = await GongwenAsync("crawl", "--init", Start(web), "--contact", "mailto:archive@example.org");
        Assert.Equal(0, code);
        Assert.Contains("20 articles on the first page, newest 2026-11-20", output, StringComparison.Ordinal);
        Assert.Contains($"start: {Start(web)}", output, StringComparison.Ordinal);

        var sites = Write("sites.yaml", "# mine\nsites:\n    - https://www.yunxi.example/\n");
        Assert.Equal(0, (await GongwenAsync("crawl", "--init", Start(web), sites, "--contact", "mailto:archive@example.org")).Code);
        var list = Crawl.SiteList.Read(await File.ReadAllTextAsync(sites, TestContext.Current.CancellationToken));
        Assert.Empty(list.Problems);
        Assert.Equal(["https://www.yunxi.example/", Start(web)], list.Sites.Select(s => s.Starts[0].AbsoluteUri));
        Assert.StartsWith("# mine\n", await File.ReadAllTextAsync(sites, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("云 溪")]
    public async Task What_is_no_site_is_told(string address)
    {
        var (code, _, error) = await GongwenAsync("crawl", "--init", address, "--lang", "zh");
        Assert.Equal(1, code);
        Assert.Contains($"“{address}”不是网页地址", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_is_reported_on_the_terminal_as_a_page_and_for_programs()
    {
        await using var web = await TestWeb.StartAsync(_bureau.AnswerAsync);
        var sites = Sites(web, "<b>云溪</b>");
        var (code, output, _) = await GongwenAsync("crawl", sites, "--corpus", Corpus, "--lang", "zh", "--contact", "mailto:archive@example.org");
        Assert.Equal(0, code);
        Assert.Contains("新增", output, StringComparison.Ordinal);
        var folder = Path.ChangeExtension(Corpus, ".reports");
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(Directory.GetFiles(folder, "report-*.json").Single(), TestContext.Current.CancellationToken));
        Assert.Equal(25, json.RootElement.GetProperty("sites")[0].GetProperty("new").GetInt32());
        Assert.False(json.RootElement.GetProperty("needsPerson").GetBoolean());
        var page = await File.ReadAllTextAsync(Directory.GetFiles(folder, "report-*.html").Single(), TestContext.Current.CancellationToken);
        Assert.Contains("抓取报告", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;云溪&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>云溪", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_start_calls_a_person()
    {
        await using var web = await TestWeb.StartAsync(_bureau.AnswerAsync);
        var sites = Write("sites.yaml", $"- name: 云溪\n  start: http://127.0.0.1:{web.Port}/nothing/\n  private: true\n  delay: 0\n");
        var (code, output, _) = await GongwenAsync("crawl", sites, "--corpus", Corpus, "--contact", "mailto:archive@example.org");
        Assert.Equal(2, code);
        Assert.Contains("A start page could not be visited", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("25:00")]
    [InlineData("two")]
    public async Task A_wrong_time_is_told(string time)
    {
        var (code, _, error) = await GongwenAsync("nightly", "sites.yaml", "--at", time);
        Assert.Equal(1, code);
        Assert.Contains($"--at must be a time such as 02:00, not '{time}'", error, StringComparison.Ordinal);
    }

    // The real process, told to end by the signal that a service is told to end by. It is run from its own folder: that of the
    // tests leaves out what their web server's framework brings.
    [Fact]
    public async Task A_nightly_run_that_was_missed_begins_at_once_and_ends_cleanly_on_SIGTERM()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("There is no SIGTERM here.");
        }

        await using var web = await TestWeb.StartAsync(new BureauWeb(25, TimeSpan.FromMilliseconds(150)).AnswerAsync);
        Write("corpus.reports/report-2020-01-01.json", "{\"schema\":\"gongwen/crawl-report/1\",\"startedAt\":\"2020-01-01T02:00:00+08:00\"}");
        using var nightly = Process.Start(new ProcessStartInfo(s_gongwen, ["nightly", Sites(web, "云溪"), "--corpus", Corpus, "--contact", "mailto:archive@example.org"])
        {
            RedirectStandardOutput = true,
        })!;
        while (web.Requests.Count < 5)
        {
            Assert.False(nightly.HasExited);
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        using var kill = Process.Start("kill", ["-TERM", $"{nightly.Id}"]);
        await nightly.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, nightly.ExitCode);
        Assert.InRange(web.Requests.Count, 5, 20);
        var report = Directory.GetFiles(Path.ChangeExtension(Corpus, ".reports"), "*.json").Select(File.ReadAllText).Single(t => t.Contains("wasStopped", StringComparison.Ordinal));
        Assert.Contains("\"wasStopped\": true", report, StringComparison.Ordinal);
    }

    private static string Start(TestWeb web) => $"http://127.0.0.1:{web.Port}/tzgg/";

    private string Sites(TestWeb web, string name) => Write("sites.yaml", $"- name: \"{name}\"\n  start: {Start(web)}\n  private: true\n  delay: 0\n");
}
