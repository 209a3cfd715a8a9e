using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace Gongwen.Crawl.Tests;

/// <summary>A test web, a folder for what a crawl keeps, and crawls of one night after the other.</summary>
internal sealed class Nights : IAsyncDisposable, ICrawlObserver
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gongwen-crawl-");

    private Nights(TestWeb web) => (Web, Network) = (web, new PretendNetwork(web.Port));

    public TestWeb Web { get; }

    public PretendNetwork Network { get; }

    public ShelfStore Store { get; } = new();

    public ManualClock Clock { get; } = new();

    public List<HostGivenUp> GivenUp { get; } = [];

    public List<KnownPage> Would { get; } = [];

    public CrawlFiles Files => CrawlFiles.Beside(Path.Combine(_folder.FullName, "corpus.db"));

    public CrawlSettings Settings { get; set; } = new() { Backoff = TimeSpan.FromMilliseconds(20), LongestPause = TimeSpan.FromSeconds(3), Contact = "mailto:archive@example.org" };

    public IDiscovery Discovery { get; set; } = new PlainDiscovery();

    public IRevisitPolicy Policy { get; set; } = new NightlyPolicy();

    private List<Visit> Visits { get; } = [];

    public static async Task<Nights> StartAsync(Func<HttpContext, Task> answer) => new(await TestWeb.StartAsync(answer));

    /// <summary>A site that begins at that address; its host gets a public-looking address.</summary>
    public SiteEntry Site(string start, params string[] more)
    {
        var starts = ((string[])[start, .. more]).Select(s => new Uri(s)).ToImmutableArray();
        foreach (var uri in starts)
        {
            Network.With(uri.Host);
        }

        return new SiteEntry { Name = starts[0].Host, Starts = starts, Delay = TimeSpan.Zero, Timeout = TimeSpan.FromSeconds(5) };
    }

    /// <summary>One night.</summary>
    /// <returns>The visits of that night, by path.</returns>
    public async Task<List<Visit>> CrawlAsync(params SiteEntry[] sites)
    {
        Visits.Clear();
        await new CrawlRun { Discovery = Discovery, Policy = Policy, Store = Store, Settings = Settings, Observer = this, Network = Network, Clock = Clock }
            .RunAsync([.. sites], Files, TestContext.Current.CancellationToken);
        return [.. Visits];
    }

    public string[] ArchiveFiles() => Directory.Exists(Files.Archive) ? [.. Directory.GetFiles(Files.Archive).Order(StringComparer.Ordinal)] : [];

    public void Visited(Visit visit) => Visits.Add(visit);

    public void WouldVisit(KnownPage page) => Would.Add(page);

    public void GaveUp(HostGivenUp host) => GivenUp.Add(host);

    public async ValueTask DisposeAsync()
    {
        await Web.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
