namespace Gongwen.Crawl;

/// <summary>One visit to one page: what the report is made of.</summary>
/// <param name="Page">The page as it was known before.</param>
/// <param name="Outcome">What came of it.</param>
public sealed record Visit(KnownPage Page, VisitOutcome Outcome)
{
    /// <summary>Where it ended after redirects; <see cref="KnownPage.Uri"/> when there were none.</summary>
    public required Uri Uri { get; init; }

    /// <summary>What it turned out to be.</summary>
    public DiscoveredKind Found { get; init; } = DiscoveredKind.Other;

    /// <summary>Status of the last answer; null when there was none.</summary>
    public int? Status { get; init; }

    /// <summary>Why it failed or was refused, in English, for people; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>Bytes received, headers included, all redirects and tries together.</summary>
    public long Bytes { get; init; }

    /// <summary>From the first request to the last byte, waiting for one's turn not counted.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Of a list: links to articles on it, and how many of them nobody knew. <see cref="KnownPage.LastLinks"/> is how many there were before.</summary>
    public int ArticleLinks { get; init; }

    /// <summary>See <see cref="ArticleLinks"/>.</summary>
    public int NewLinks { get; init; }

    /// <summary>What the server asks to wait (Retry-After); null when it asks for nothing.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Of an article that was stored: what the corpus's owner says of it.</summary>
    public StoredArticle? Stored { get; init; }

    /// <summary>When the visit ended.</summary>
    public required DateTimeOffset At { get; init; }
}
