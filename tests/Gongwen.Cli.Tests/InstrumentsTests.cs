using System.Diagnostics;
using System.Text;
using Gongwen.Crawl.Tests;

namespace Gongwen.Cli.Tests;

/// <summary>A collector on loopback, and the real process.</summary>
public sealed class InstrumentsTests : Session
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Metrics_and_traces_are_sent_only_if_the_environment_says_where_to(bool asked)
    {
        var sent = new StringBuilder();
        await using var collector = await TestWeb.StartAsync(async c =>
        {
            using var body = new MemoryStream();
            await c.Request.Body.CopyToAsync(body);
            lock (sent)
            {
                sent.Append(c.Request.Path).Append(Encoding.Latin1.GetString(body.ToArray()));
            }

            c.Response.StatusCode = 200;
        });
        await using var web = await TestWeb.StartAsync(new BureauWeb(3, TimeSpan.Zero).AnswerAsync);
        var sites = Write("sites.yaml", $"- start: http://127.0.0.1:{web.Port}/tzgg/\n  private: true\n  delay: 0ms\n");
        var start = new ProcessStartInfo(Program, ["crawl", sites, "--corpus", Corpus]) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (asked)
        {
            start.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://127.0.0.1:{collector.Port}";
            start.Environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        }

        using var crawl = Process.Start(start)!;
        await crawl.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(asked, sent.ToString().Contains("gongwen.crawl.visits", StringComparison.Ordinal));
        Assert.Equal(asked, sent.ToString().Contains("/v1/traces", StringComparison.Ordinal));
    }
}
