using System.Collections.Immutable;

namespace Gongwen.Crawl;

/// <summary>A crawl: takes what is due from the frontier, fetches, archives, finds, stores and marks it, until nothing is due or it is stopped.</summary>
/// <remarks>
/// A visit is marked as done only after its exchanges are in the archive and its article is stored. If the program is killed
/// between, the next run takes the visit from the archive: nothing is lost, and nothing is asked for twice.
/// </remarks>
public sealed record CrawlRun
{
    /// <summary>Finds lists, articles and links.</summary>
    public required IDiscovery Discovery { get; init; }

    /// <summary>Says when pages are due again.</summary>
    public required IRevisitPolicy Policy { get; init; }

    /// <summary>Takes the articles.</summary>
    public required IArticleStore Store { get; init; }

    /// <summary>What holds for all sites.</summary>
    public CrawlSettings Settings { get; init; } = new();

    /// <summary>Hears how it goes on; null when nobody listens.</summary>
    public ICrawlObserver? Observer { get; init; }

    /// <summary>The way out.</summary>
    public INetwork Network { get; init; } = new SystemNetwork();

    /// <summary>The time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Crawls.</summary>
    /// <param name="sites">The sites, each name once.</param>
    /// <param name="files">Where the crawl keeps what it knows.</param>
    /// <param name="cancellation">Stops it: requests under way are finished (<see cref="CrawlSettings.Grace"/>), what came is stored, and the run returns.</param>
    /// <exception cref="CrawlException">The files are in use, or cannot be used.</exception>
    public async Task<CrawlSummary> RunAsync(ImmutableArray<SiteEntry> sites, CrawlFiles files, CancellationToken cancellation)
    {
        using var frontier = Frontier.Open(files.Frontier, Settings);
        using var archive = Settings.DryRun ? null : new WarcArchive(files.Archive, Settings, Clock, frontier.Announce);
        var recovered = 0;
        if (archive is not null)
        {
            recovered = await RecoverAsync(frontier, archive, sites, files.Archive).ConfigureAwait(false);
        }

        var chosen = sites.Where(s => Settings.OnlySites.IsEmpty || Settings.OnlySites.Contains(s.Name)).ToImmutableDictionary(s => s.Name);
        frontier.Begin(chosen.Values, Clock.GetUtcNow());
        var visits = await CrawlAsync(frontier, archive, chosen, cancellation).ConfigureAwait(false);
        if (Settings.DryRun)
        {
            foreach (var page in frontier.Ready(PageKind.Article).Where(p => chosen.ContainsKey(p.Site)))
            {
                Observer?.WouldVisit(page);
            }
        }

        return new CrawlSummary(visits + recovered, recovered, cancellation.IsCancellationRequested);
    }

    private async Task<int> CrawlAsync(Frontier frontier, WarcArchive? archive, ImmutableDictionary<string, SiteEntry> sites, CancellationToken cancellation)
    {
        using var failed = new CancellationTokenSource();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, failed.Token);
        using var abort = new CancellationTokenSource();
        using var grace = stop.Token.Register(() => abort.CancelAfter(Settings.Grace));
        using var client = new PoliteClient(Settings, Network, Clock);
        LaneKeeper? lanes = null;
        using var ledger = new Ledger(frontier, archive, this) { Committed = () => lanes?.Refresh() };
        lanes = new LaneKeeper(frontier, sites, this, client)
        {
            Fetcher = new Fetcher(Settings, client, new RobotsKeeper(client, frontier, Settings, Clock), Clock) { Aside = ledger.AddAside },
            Ledger = ledger,
            Stop = stop.Token,
            Abort = abort.Token,
            Failed = failed.Token,
        };
        var committing = CommitAsync();
        await lanes.RunAsync().ConfigureAwait(false);
        ledger.Complete();
        await committing.ConfigureAwait(false);
        return ledger.Count;

        async Task CommitAsync()
        {
            try
            {
                await ledger.CommitAllAsync().ConfigureAwait(false);
            }
            catch
            {
                await failed.CancelAsync().ConfigureAwait(false);
                throw;
            }
        }
    }

    // What an earlier run had fetched and archived before it was killed.
    private async Task<int> RecoverAsync(Frontier frontier, WarcArchive archive, ImmutableArray<SiteEntry> sites, string folder)
    {
        const int BatchSize = 64;
        using var ledger = new Ledger(frontier, archive, this);
        foreach (var position in frontier.OpenArchives())
        {
            foreach (var batch in ArchiveRecovery.Recover(folder, position).Chunk(BatchSize))
            {
                var entries = batch.Select(visit => Entry(frontier, visit, sites)).OfType<LedgerEntry>().ToList();
                await ledger.CommitAsync(entries).ConfigureAwait(false);
            }
        }

        frontier.CloseArchives();
        return ledger.Count;
    }

    // Null for a page that was marked after all, or whose site is no longer listed.
    private LedgerEntry? Entry(Frontier frontier, ArchivedVisit visit, ImmutableArray<SiteEntry> sites)
    {
        var page = frontier.FindReady(visit.Page);
        if (page is null || sites.FirstOrDefault(s => s.Name == page.Site) is not { } site)
        {
            return null;
        }

        var fetched = Fetched.Of(visit.Exchanges, site.MaxBytes);
        var assessment = visit.IsRevisit ? Assessment.Same(page) : Assessment.Of(page, site, fetched, Discovery);
        return new LedgerEntry(page, site, fetched, visit.Archived ?? page.Archived, visit.End, Task.FromResult(assessment));
    }
}
