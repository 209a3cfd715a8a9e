using System.Diagnostics;
using System.Globalization;
using Gongwen.Crawl.Tests;
using Microsoft.Data.Sqlite;

namespace Gongwen.Cli.Tests;

/// <summary>The real process, really killed while it crawls; GONGWEN_KILLS says how often (otherwise a few times).</summary>
public sealed class KilledCrawlTests : Session
{
    private const int Hosts = 5;

    [Fact]
    public async Task A_crawl_that_is_killed_again_and_again_loses_nothing_and_doubles_nothing()
    {
        var kills = int.TryParse(Environment.GetEnvironmentVariable("GONGWEN_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 4;
        var articles = 20 + (kills * 4);
        var bureaus = new BureauWeb(articles, TimeSpan.FromMilliseconds(3));
        await using var web = await TestWeb.StartAsync(bureaus.AnswerAsync, Hosts);
        var sites = Write("sites.yaml", "sites:\n" + string.Concat(Enumerable.Range(1, Hosts).Select(i =>
            $"  - name: 局{i}\n    start: http://127.0.0.{i}:{web.Port}/tzgg/\n    private: true\n    delay: 0ms\n")));

        var random = new Random(kills);
        var killed = 0;
        while (true)
        {
            using var crawl = Start(sites);
            var before = web.Requests.Count;

            // Killed at a random moment after it began to work, if it gets that far.
            while (!crawl.HasExited && killed < kills && web.Requests.Count < before + 10)
            {
                await Task.Delay(10, TestContext.Current.CancellationToken);
            }

            if (killed == kills || crawl.WaitForExit(random.Next(0, 400)))
            {
                await crawl.WaitForExitAsync(TestContext.Current.CancellationToken);
                Assert.Equal(0, crawl.ExitCode);
                break;
            }

            crawl.Kill();
            await crawl.WaitForExitAsync(TestContext.Current.CancellationToken);
            killed++;
        }

        TestContext.Current.SendDiagnosticMessage($"killed {killed} times");
        Assert.True(killed > 0);
        Assert.Equal(articles * Hosts, Number(Corpus, "SELECT count(*) FROM document"));
        Assert.Equal(articles * Hosts, Number(Corpus, "SELECT count(*) FROM version"));
        Assert.Equal(bureaus.Pages * Hosts, Number(Path.ChangeExtension(Corpus, ".crawl.db"), "SELECT count(*) FROM page WHERE visited_at IS NOT NULL"));
        Assert.Equal("ok", Text(Path.ChangeExtension(Corpus, ".crawl.db"), "PRAGMA integrity_check"));

        // Every answer stands in the archive once. Asked for twice was at most what was in hand when a kill came.
        var responses = Directory.GetFiles(Path.ChangeExtension(Corpus, ".warc")).SelectMany(WarcChecker.Read)
            .Where(r => r.Type == "response" && !r["WARC-Target-URI"]!.EndsWith("/robots.txt", StringComparison.Ordinal)).Select(r => r["WARC-Target-URI"]).ToList();
        Assert.Equal(bureaus.Pages * Hosts, responses.Count);
        Assert.Distinct(responses);
        Assert.InRange(web.Requests.Count(r => r.Path != "/robots.txt"), responses.Count, responses.Count + (killed * Hosts));
        var archive = await GongwenAsync("run", Path.ChangeExtension(Corpus, ".warc"), "--corpus", Path.Combine(Folder, "again.db"));
        Assert.Equal(0, archive.Code);
    }

    private Process Start(string sites) => Process.Start(new ProcessStartInfo(Program, ["crawl", sites, "--corpus", Corpus, "--contact", "mailto:archive@example.org"])
    {
        RedirectStandardOutput = true,
    })!;

    private static long Number(string path, string sql) => long.Parse(Text(path, sql), CultureInfo.InvariantCulture);

    private static string Text(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }
}
