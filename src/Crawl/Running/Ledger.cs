using System.Collections.Immutable;
using System.Threading.Channels;
using Gongwen.Ingest;

namespace Gongwen.Crawl;

/// <summary>Archives visits as they come in, and commits them in small batches: first to the corpus, then to the frontier.</summary>
/// <remarks>
/// Whatever moment the program is killed at: what is not in the frontier is still in the archive, and is taken from there when
/// the crawl goes on. So the archive must be written in the order in which visits are committed.
/// </remarks>
internal sealed class Ledger(Frontier frontier, WarcArchive? archive, CrawlRun run) : IDisposable
{
    private const int BatchSize = 128;
    private const int BatchBytes = 16 << 20;

    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(100);

    private readonly Channel<LedgerEntry> _entries = Channel.CreateBounded<LedgerEntry>(BatchSize);
    private readonly SemaphoreSlim _archiving = new(1);

    /// <summary>Visits committed so far.</summary>
    public int Count { get; private set; }

    /// <summary>Is called after each commit, before those who wait for it are told.</summary>
    public Action Committed { get; init; } = () => { };

    /// <summary>Archives a visit and queues it; returns when both is done.</summary>
    public async Task AddAsync(KnownPage page, SiteEntry site, Fetched fetched, Action done)
    {
        await _archiving.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            var (archived, end) = archive?.Append(fetched.Exchanges, page.Uri, page.Archived) ?? (page.Archived, null);
            var assessment = Task.Run(() => Assessment.Of(page, site, fetched, run.Discovery), CancellationToken.None);
            await _entries.Writer.WriteAsync(new LedgerEntry(page, site, fetched, archived, end, assessment) { Done = done }, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _archiving.Release();
        }
    }

    /// <summary>Archives exchanges that belong to no page.</summary>
    public void AddAside(ImmutableArray<Exchange> exchanges) => archive?.Append(exchanges, null, null);

    /// <summary>Nothing more will be added.</summary>
    public void Complete(Exception? failure = null) => _entries.Writer.TryComplete(failure);

    /// <summary>Commits what is added, until <see cref="Complete"/>.</summary>
    public async Task CommitAllAsync()
    {
        try
        {
            while (await _entries.Reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
            {
                await CommitAsync(await BatchAsync().ConfigureAwait(false)).ConfigureAwait(false);
            }
        }
        catch (Exception failure)
        {
            Complete(failure); // whoever adds must not wait for ever
            throw;
        }
    }

    /// <summary>Commits entries; also those read back from the archive.</summary>
    public async Task CommitAsync(IReadOnlyList<LedgerEntry> batch)
    {
        var assessed = await Task.WhenAll(batch.Select(e => e.Assessment)).ConfigureAwait(false);
        var stored = await StoreAsync(batch, assessed).ConfigureAwait(false);
        archive?.Flush();
        var visits = frontier.Commit([.. batch.Select((entry, i) => Finish(entry, assessed[i], stored[i]))], run.Policy, batch.LastOrDefault(e => e.End is not null)?.End);
        Count += visits.Length;
        foreach (var visit in visits)
        {
            CrawlTelemetry.Record(visit);
            run.Observer?.Visited(visit);
        }

        Committed();
        foreach (var entry in batch)
        {
            entry.Done();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _archiving.Dispose();

    // What is at hand, and what comes within a moment.
    private async Task<List<LedgerEntry>> BatchAsync()
    {
        var (batch, bytes) = (new List<LedgerEntry>(), 0L);
        using var moment = new CancellationTokenSource(s_patience);
        try
        {
            do
            {
                while (batch.Count < BatchSize && bytes < BatchBytes && _entries.Reader.TryRead(out var entry))
                {
                    batch.Add(entry);
                    bytes += entry.Fetched.Page?.Body.Length ?? 0;
                }
            }
            while (batch.Count < BatchSize && bytes < BatchBytes && await _entries.Reader.WaitToReadAsync(moment.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            // The moment is over.
        }

        return batch;
    }

    private async Task<StoredArticle?[]> StoreAsync(IReadOnlyList<LedgerEntry> batch, Assessment[] assessed)
    {
        var stored = new StoredArticle?[batch.Count];
        var articles = Enumerable.Range(0, batch.Count).Where(i => assessed[i].Article is not null).ToList();
        if (articles.Count > 0 && archive is not null)
        {
            ImmutableArray<(RawDocument, string?)> documents = [.. articles.Select(i => (assessed[i].Article!, batch[i].Page.GoneSince is null ? batch[i].Page.TextHash : null))];
            var results = await run.Store.StoreAsync(documents, CancellationToken.None).ConfigureAwait(false);
            for (var i = 0; i < articles.Count; i++)
            {
                stored[articles[i]] = results[i];
            }
        }

        foreach (var (entry, _) in batch.Zip(assessed).Where(b => b.Second.Outcome == VisitOutcome.Gone && b.First.Page is { Kind: PageKind.Article, ContentHash: not null } && archive is not null))
        {
            run.Store.Gone(entry.Fetched.Uri ?? entry.Page.Uri, run.Clock.GetUtcNow(), entry.Fetched.Status);
        }

        return stored;
    }

    private Finished Finish(LedgerEntry entry, Assessment assessment, StoredArticle? stored)
    {
        var (page, fetched) = (entry.Page, entry.Fetched);
        var visit = new Visit(page, stored is { IsNew: false, Failure: null } && assessment.Outcome == VisitOutcome.Changed ? VisitOutcome.Unchanged : assessment.Outcome)
        {
            Uri = fetched.Page?.Uri ?? page.Uri,
            Found = assessment.Discovered.Kind,
            Status = fetched.Status,
            Reason = assessment.Reason,
            Bytes = fetched.Exchanges.Sum(e => (long)e.Response.Length),
            Elapsed = fetched.Exchanges.Aggregate(TimeSpan.Zero, (sum, e) => sum + e.Elapsed),
            RetryAfter = fetched.RetryAfter,
            Stored = stored,
            At = run.Clock.GetUtcNow(),
        };
        return new Finished(visit, entry.Site)
        {
            Discovered = assessment.Discovered,
            ContentHash = assessment.ContentHash,
            ETag = fetched.Page?.Header("etag") ?? (fetched.Status == 304 ? page.ETag : null),
            LastModified = fetched.Page?.Header("last-modified") ?? (fetched.Status == 304 ? page.LastModified : null),
            Archived = entry.Archived,
        };
    }
}
