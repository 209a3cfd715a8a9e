using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Gongwen.Crawl;
using Gongwen.Crawl.Tests;
using Gongwen.Ingest;
using PageKind = Gongwen.Crawl.PageKind;

namespace Gongwen.Bench;

/// <summary>A crawl of many simulated hosts with no delay: pages a second, and whether memory stays flat.</summary>
/// <remarks>The hosts are one Kestrel on loopback in a process of its own; nothing leaves the machine.</remarks>
internal static partial class CrawlLoad
{
    /// <summary>Answers for all hosts until standard input ends.</summary>
    public static async Task<int> ServeAsync(int articles)
    {
        await using var web = await TestWeb.StartAsync(new BureauWeb(articles, TimeSpan.Zero).AnswerAsync);
        Console.WriteLine(web.Port);
        await Console.In.ReadToEndAsync();
        return 0;
    }

    /// <param name="hosts">How many hosts.</param>
    /// <param name="pages">Pages of all hosts together, about.</param>
    /// <param name="isReal">Whether pages are read by the real discovery, or only searched for links: then it is the crawl itself that is measured.</param>
    public static async Task<int> MeasureAsync(int hosts, int pages, bool isReal)
    {
        var articles = pages / hosts * 20 / 21;
        using var server = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(CrawlLoad).Assembly.Location, "crawl-web", articles.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var network = new PretendNetwork(int.Parse((await server.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture));
        var folder = Directory.CreateTempSubdirectory("gongwen-load-");
        try
        {
            ImmutableArray<SiteEntry> sites = [.. Enumerable.Range(1, hosts).Select(i => Site(network, $"h{i}.example"))];
            var meter = new Meter();
            var run = new CrawlRun { Discovery = isReal ? new PageDiscovery() : new LinkSearch(), Policy = new RevisitPolicy(), Store = meter, Observer = meter, Network = network };
            var files = CrawlFiles.Beside(Path.Combine(folder.FullName, "corpus.db"));
            var summary = await run.RunAsync(sites, files, CancellationToken.None);
            meter.Write();
            Console.WriteLine($"{summary.Visits} pages, {meter.Articles} articles, {summary.Visits / meter.Elapsed.TotalSeconds:0} pages/s; frontier {new FileInfo(files.Frontier).Length >> 20} MB, archive {Directory.GetFiles(files.Archive).Sum(f => new FileInfo(f).Length) >> 20} MB");
            return 0;
        }
        finally
        {
            server.StandardInput.Close();
            await server.WaitForExitAsync();
            folder.Delete(recursive: true);
        }
    }

    private static SiteEntry Site(PretendNetwork network, string host)
    {
        network.With(host);
        return new SiteEntry { Name = host, Starts = [new Uri($"http://{host}/tzgg/")], Delay = TimeSpan.Zero };
    }

    /// <summary>Takes articles and forgets them; says every few seconds how fast it goes and how much memory it takes.</summary>
    private sealed class Meter : IArticleStore, ICrawlObserver
    {
        private readonly Stopwatch _clock = Stopwatch.StartNew();
        private TimeSpan _said;
        private int _visits;

        public int Articles { get; private set; }

        public TimeSpan Elapsed => _clock.Elapsed;

        public ValueTask<ImmutableArray<StoredArticle>> StoreAsync(ImmutableArray<(RawDocument Document, string? TextHash)> batch, CancellationToken cancellation)
        {
            Articles += batch.Length;
            return ValueTask.FromResult<ImmutableArray<StoredArticle>>([.. batch.Select(_ => new StoredArticle { IsNew = true })]);
        }

        public void Visited(Visit visit)
        {
            _visits++;
            if (_clock.Elapsed - _said > TimeSpan.FromSeconds(10))
            {
                Write();
            }
        }

        public void Write()
        {
            _said = _clock.Elapsed;
            using var process = Process.GetCurrentProcess();
            Console.WriteLine($"{_said.TotalSeconds,6:0} s {_visits,8} pages {_visits / _said.TotalSeconds,7:0}/s {process.WorkingSet64 >> 20,6} MB resident {GC.GetTotalMemory(false) >> 20,6} MB managed {process.TotalProcessorTime.TotalMilliseconds / Math.Max(1, _visits),6:0.00} ms of processor a page");
        }

        public void WouldVisit(KnownPage page)
        {
        }

        public void GaveUp(HostGivenUp host) => Console.WriteLine(host);
    }

    private sealed class LinkSearch : IDiscovery
    {
        public Discovered Discover(FetchedPage page, PageKind expected, SiteEntry site)
        {
            if (expected == PageKind.Article)
            {
                return Discovered.Nothing with { Kind = DiscoveredKind.Article };
            }

            var html = Encoding.UTF8.GetString(page.Body.Span);
            var count = Count().Match(html);
            var (pages, at) = (Number(count, 1), Number(count, 2));
            return new Discovered(
                DiscoveredKind.List,
                [.. Item().Matches(html).Select(m => new FoundLink(new Uri(page.Uri, m.Groups[1].Value), PageKind.Article))],
                at + 1 < pages ? [new Uri(page.Uri, $"index_{at + 1}.html")] : []);
        }

        private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("<li><a href='([^']+)'")]
    private static partial Regex Item();

    [GeneratedRegex(@"createPageHTML\((\d+), (\d+)")]
    private static partial Regex Count();
}
