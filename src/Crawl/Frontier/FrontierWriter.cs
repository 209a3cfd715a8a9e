namespace Gongwen.Crawl;

/// <summary>Writes visits and found links into the frontier; inside a transaction of its caller.</summary>
internal sealed class FrontierWriter(FrontierDatabase database, TimeSpan listLifetime)
{
    /// <summary>Starts come before everything.</summary>
    public const int StartPriority = -100;

    // Heads of lists first, for what is new stands there; later pages after the articles that matter, before the others.
    private const int FeedPriority = -60;
    private const int ListPriority = -50;
    private const int NextPagePriority = 40;

    private readonly Dictionary<(string Site, string Host), long> _lanes = [];

    /// <summary>Takes a page in, if nobody knows it yet.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Add(SiteEntry site, FoundLink link, int depth, DateTimeOffset now, bool isAlias = false) => database.Run(
        "INSERT OR IGNORE INTO page (lane, uri, kind, priority, depth, title, date, state, found_at) VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8)",
        LaneOf(site.Name, link.Uri.IdnHost),
        link.Uri.AbsoluteUri,
        (int)link.Kind,
        link.Kind switch { PageKind.Feed => FeedPriority, PageKind.List => ListPriority, _ => link.Priority },
        depth,
        link.Title,
        PageRow.Day(link.Date),
        isAlias ? 2 : 0,
        now.ToUnixTimeMilliseconds()) > 0;

    /// <summary>Marks a visit as done and takes in what it found.</summary>
    /// <returns>The visit with its counts of links.</returns>
    public Visit Write(Finished finished, IRevisitPolicy policy)
    {
        var (articles, news) = AddLinks(finished);
        var visit = finished.Visit with { ArticleLinks = articles, NewLinks = news };
        if (visit.Uri != visit.Page.Uri && finished.Site.Contains(visit.Uri))
        {
            Add(finished.Site, new FoundLink(visit.Uri, visit.Page.Kind), visit.Page.Depth, visit.At, isAlias: true);
        }

        Update(finished, visit, policy.NextVisit(visit.Page, visit, visit.At));
        return visit;
    }

    private (int Articles, int News) AddLinks(Finished finished)
    {
        var (visit, site) = (finished.Visit, finished.Site);
        var (articles, news) = (0, 0);
        foreach (var found in finished.Discovered.Links)
        {
            var link = found with { Uri = Redirect.WithoutFragment(found.Uri) };
            var isArticle = link.Kind == PageKind.Article;
            articles += isArticle ? 1 : 0;
            if (visit.Page.Depth < site.MaxDepth && site.Contains(link.Uri) && !(link.Date < site.Since))
            {
                news += Add(site, link, visit.Page.Depth + 1, visit.At) && isArticle ? 1 : 0;
            }
        }

        if (visit.Found == DiscoveredKind.Article)
        {
            // Later pages of one article are no articles: they are archived beside the first.
            foreach (var next in finished.Discovered.NextPages.Where(site.Contains))
            {
                Add(site, new FoundLink(Redirect.WithoutFragment(next), PageKind.Attachment), visit.Page.Depth + 1, visit.At);
            }
        }
        else if (news > 0)
        {
            foreach (var next in finished.Discovered.NextPages.Select(Redirect.WithoutFragment).Where(site.Contains))
            {
                AddNextPage(site, next, visit);
            }
        }

        return (articles, news);
    }

    // A later page that was walked another night is walked again; one of this night is not, or a list that turns in a circle had no end.
    private void AddNextPage(SiteEntry site, Uri next, Visit visit)
    {
        if (!Add(site, new FoundLink(next, PageKind.ListPage) { Priority = NextPagePriority }, visit.Page.Depth, visit.At))
        {
            database.Run(
                "UPDATE page SET state = 0 WHERE uri = $0 AND lane = $1 AND state <> 0 AND kind = $2 AND visited_at < $3",
                next.AbsoluteUri,
                LaneOf(site.Name, next.IdnHost),
                (int)PageKind.ListPage,
                (visit.At - listLifetime).ToUnixTimeMilliseconds());
        }
    }

    private void Update(Finished finished, Visit visit, DateTimeOffset? due)
    {
        var page = visit.Page;
        var isThere = visit.Outcome is VisitOutcome.New or VisitOutcome.Changed or VisitOutcome.Unchanged;
        database.Run(
            """
            UPDATE page SET kind = $1, state = $2, due = $3, visited_at = $4, changed_at = $5, gone_since = $6, etag = $7, last_modified = $8, content_hash = $9, text_hash = $10,
                tries = $11, unchanged = $12, last_status = $13, last_links = $14, record_id = $15, record_at = $16, record_uri = $17, record_digest = $18
            WHERE id = $0
            """,
            page.Id,
            (int)KindOf(visit),
            due is null ? 2 : 1,
            PageRow.Time(due),
            visit.At.ToUnixTimeMilliseconds(),
            PageRow.Time(visit.Outcome is VisitOutcome.New or VisitOutcome.Changed ? visit.At : page.ChangedAt),
            PageRow.Time(visit.Outcome == VisitOutcome.Gone ? page.GoneSince ?? visit.At : isThere ? null : page.GoneSince),
            isThere ? finished.ETag : page.ETag,
            isThere ? finished.LastModified : page.LastModified,
            isThere ? finished.ContentHash : page.ContentHash,
            visit.Stored?.TextHash ?? page.TextHash,
            visit.Outcome == VisitOutcome.Failed ? page.Tries + 1 : 0,
            visit.Outcome == VisitOutcome.Unchanged ? page.Unchanged + 1 : 0,
            visit.Status,
            visit.Found == DiscoveredKind.List && visit.Outcome != VisitOutcome.Unchanged ? visit.ArticleLinks : page.LastLinks,
            finished.Archived?.RecordId,
            PageRow.Micros(finished.Archived?.At),
            finished.Archived?.Uri.AbsoluteUri,
            finished.Archived?.Digest);
    }

    // What a page was taken for, its own content puts right.
    private static PageKind KindOf(Visit visit) => (visit.Page.Kind, visit.Found) switch
    {
        (PageKind.Article, DiscoveredKind.List) => PageKind.List,
        (PageKind.List or PageKind.ListPage, DiscoveredKind.Article) => PageKind.Article,
        _ => visit.Page.Kind,
    };

    private long LaneOf(string site, string host)
    {
        if (!_lanes.TryGetValue((site, host), out var lane))
        {
            database.Run("INSERT OR IGNORE INTO lane (site, host) VALUES ($0, $1)", site, host);
            lane = database.Number("SELECT id FROM lane WHERE site = $0 AND host = $1", site, host)!.Value;
            _lanes.Add((site, host), lane);
        }

        return lane;
    }
}
