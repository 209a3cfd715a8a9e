using System.Collections.Immutable;

namespace Gongwen.Crawl;

/// <summary>Which pages there are, what is known of each, and when it is due; in a SQLite file (<c>Schema.sql</c>).</summary>
/// <remarks>Safe from many threads. One program at a time: whoever opens it holds a lock file beside it.</remarks>
internal sealed class Frontier : IRobotsStore, IDisposable
{
    private readonly Lock _using = new();
    private readonly FrontierDatabase _database;
    private readonly FrontierWriter _writer;
    private readonly FileStream? _lock;

    private Frontier(FrontierDatabase database, FileStream? exclusive, TimeSpan listLifetime) =>
        (_database, _lock, _writer) = (database, exclusive, new FrontierWriter(database, listLifetime));

    /// <param name="path">Its file; made when there is none.</param>
    /// <param name="settings">How long lists are fresh; whether to work on a copy (<see cref="CrawlSettings.DryRun"/>).</param>
    /// <exception cref="CrawlException">Another program has it open, or the file cannot be used.</exception>
    public static Frontier Open(string path, CrawlSettings settings)
    {
        if (settings.DryRun)
        {
            return new Frontier(FrontierDatabase.Open(path, inMemory: true), null, settings.ListLifetime);
        }

        var exclusive = Lock(path);
        try
        {
            return new Frontier(FrontierDatabase.Open(path, inMemory: false), exclusive, settings.ListLifetime);
        }
        catch
        {
            exclusive.Dispose();
            throw;
        }
    }

    /// <summary>Takes the starts of <paramref name="sites"/> in, and what is due by <paramref name="now"/> out of waiting.</summary>
    public void Begin(IEnumerable<SiteEntry> sites, DateTimeOffset now)
    {
        lock (_using)
        {
            _database.InTransaction(() =>
            {
                foreach (var (site, start) in sites.SelectMany(site => site.Starts.Select(start => (site, start))))
                {
                    _writer.Add(site, new FoundLink(Redirect.WithoutFragment(start), PageKind.Start) { Priority = FrontierWriter.StartPriority }, 0, now);
                }

                return Wake(now);
            });
        }
    }

    /// <summary>The lanes of <paramref name="sites"/> that hold pages to be fetched.</summary>
    public ImmutableArray<Lane> Lanes(IReadOnlySet<string> sites)
    {
        lock (_using)
        {
            return
            [
                .. _database.Rows(
                    "SELECT id, site, host, not_before FROM lane WHERE EXISTS (SELECT 1 FROM page WHERE lane = lane.id AND state = 0) ORDER BY id",
                    row => new Lane(row.GetInt64(0), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3))))
                    .Where(lane => sites.Contains(lane.Site)),
            ];
        }
    }

    /// <summary>The next pages of a lane, in the order they are to be fetched.</summary>
    /// <param name="lane">Its number.</param>
    /// <param name="count">Most pages.</param>
    /// <param name="without">Pages that are under way.</param>
    /// <param name="now">Pages that have become due by then are among them.</param>
    /// <param name="withArticles">Whether articles and attachments are fetched, or only what leads to them.</param>
    public ImmutableArray<KnownPage> Next(long lane, int count, IReadOnlySet<long> without, DateTimeOffset now, bool withArticles = true)
    {
        lock (_using)
        {
            Wake(now);
            return
            [
                .. _database.Rows(
                    $"SELECT {PageRow.Columns} FROM page JOIN lane ON lane.id = page.lane WHERE lane = $0 AND state = 0{(withArticles ? "" : $" AND kind < {(int)PageKind.Article}")} ORDER BY priority, page.id LIMIT $1",
                    PageRow.Read,
                    lane,
                    count + without.Count)
                    .Where(page => !without.Contains(page.Id)).Take(count),
            ];
        }
    }

    /// <summary>The page of that address that is to be fetched; null when there is none: it was visited, or nobody knows it.</summary>
    public KnownPage? FindReady(Uri uri)
    {
        lock (_using)
        {
            return _database.Rows($"SELECT {PageRow.Columns} FROM page JOIN lane ON lane.id = page.lane WHERE uri = $0 AND state = 0 LIMIT 1", PageRow.Read, uri.AbsoluteUri).FirstOrDefault();
        }
    }

    /// <summary>The pages of a kind that wait to be fetched: what a dry run would go on to.</summary>
    public IEnumerable<KnownPage> Ready(PageKind kind)
    {
        lock (_using)
        {
            return _database.Rows($"SELECT {PageRow.Columns} FROM page JOIN lane ON lane.id = page.lane WHERE kind = $0 AND state = 0 ORDER BY lane, priority, page.id", PageRow.Read, (int)kind);
        }
    }

    /// <summary>Marks visits as done and takes in what they found, all or nothing.</summary>
    /// <param name="batch">The visits.</param>
    /// <param name="policy">Says when each is due again.</param>
    /// <param name="end">Up to where the archive is accounted for now; null when nothing was archived.</param>
    /// <returns>The visits with their counts of links, in order.</returns>
    public ImmutableArray<Visit> Commit(IReadOnlyList<Finished> batch, IRevisitPolicy policy, ArchivePosition? end)
    {
        lock (_using)
        {
            return _database.InTransaction(() =>
            {
                ImmutableArray<Visit> visits = [.. batch.Select(finished => _writer.Write(finished, policy))];
                if (end is { } position)
                {
                    _database.Run("UPDATE archive SET committed = $1 WHERE file = $0", position.File, position.Offset);
                    _database.Run("UPDATE archive SET is_closed = 1 WHERE file < $0 AND is_closed = 0", position.File);
                }

                return visits;
            });
        }
    }

    /// <summary>The host of a lane asked to be left alone until then.</summary>
    public void Close(long lane, DateTimeOffset until)
    {
        lock (_using)
        {
            _database.Run("UPDATE lane SET not_before = $1 WHERE id = $0", lane, until.ToUnixTimeMilliseconds());
        }
    }

    /// <summary>A new file of the archive is about to be written.</summary>
    public void Announce(string file)
    {
        lock (_using)
        {
            _database.Run("INSERT INTO archive (file, committed) VALUES ($0, 0)", file);
        }
    }

    /// <summary>The files of the archive that may hold more than is accounted for.</summary>
    public ImmutableArray<ArchivePosition> OpenArchives()
    {
        lock (_using)
        {
            return [.. _database.Rows("SELECT file, committed FROM archive WHERE is_closed = 0 ORDER BY file", row => new ArchivePosition(row.GetString(0), row.GetInt64(1)))];
        }
    }

    /// <summary>All of the archive is accounted for.</summary>
    public void CloseArchives()
    {
        lock (_using)
        {
            _database.Run("UPDATE archive SET is_closed = 1 WHERE is_closed = 0");
        }
    }

    /// <inheritdoc/>
    public StoredRobots? FindRobots(string origin)
    {
        lock (_using)
        {
            return _database.Rows("SELECT at, body FROM robots WHERE origin = $0", row => new StoredRobots(DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)), (byte[])row[1]), origin).FirstOrDefault();
        }
    }

    /// <inheritdoc/>
    public void KeepRobots(string origin, StoredRobots robots)
    {
        lock (_using)
        {
            _database.Run("INSERT OR REPLACE INTO robots (origin, at, body) VALUES ($0, $1, $2)", origin, robots.At.ToUnixTimeMilliseconds(), robots.Body.ToArray());
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_using)
        {
            _database.Dispose();
        }

        _lock?.Dispose();
    }

    private int Wake(DateTimeOffset now) =>
        _database.Run("UPDATE page SET state = 0 WHERE state = 1 AND due <= $0", now.ToUnixTimeMilliseconds());

    // Held as long as the program lives, however it ends.
    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException failure)
        {
            throw new CrawlException($"{path} is in use by another crawl ({failure.Message}).", failure);
        }
    }
}
