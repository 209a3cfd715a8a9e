namespace Gongwen.Crawl;

/// <summary>A page as the frontier knows it: a row of the table <c>page</c>.</summary>
public sealed record KnownPage
{
    /// <summary>Its number in the frontier.</summary>
    public required long Id { get; init; }

    /// <summary>Without fragment.</summary>
    public required Uri Uri { get; init; }

    /// <summary><see cref="SiteEntry.Name"/>.</summary>
    public required string Site { get; init; }

    /// <summary>What it is taken for.</summary>
    public required PageKind Kind { get; init; }

    /// <summary>As in <see cref="FoundLink.Priority"/>.</summary>
    public int Priority { get; init; } = 50;

    /// <summary>Steps from a start.</summary>
    public int Depth { get; init; }

    /// <summary>What the link to it said.</summary>
    public string? Title { get; init; }

    /// <summary>The day that the list gave for it.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>When it was found.</summary>
    public DateTimeOffset FoundAt { get; init; }

    /// <summary>When it was last visited, whatever came of it; null before the first visit.</summary>
    public DateTimeOffset? VisitedAt { get; init; }

    /// <summary>When its content was last seen to differ; null before the first success.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>When it was first found gone; null while it is there.</summary>
    public DateTimeOffset? GoneSince { get; init; }

    /// <summary>ETag of the last success, as it came.</summary>
    public string? ETag { get; init; }

    /// <summary>Last-Modified of the last success, as it came.</summary>
    public string? LastModified { get; init; }

    /// <summary>SHA-256 of the last body, decoded; lower-case hexadecimal.</summary>
    public string? ContentHash { get; init; }

    /// <summary>What <see cref="StoredArticle.TextHash"/> was the last time.</summary>
    public string? TextHash { get; init; }

    /// <summary>Failed visits since the last success.</summary>
    public int Tries { get; init; }

    /// <summary>Successful visits in a row that found nothing changed.</summary>
    public int Unchanged { get; init; }

    /// <summary>Status of the last answer; null when there was none.</summary>
    public int? LastStatus { get; init; }

    /// <summary>How many links to articles the page held when it was last visited as a list; null when it never was.</summary>
    public int? LastLinks { get; init; }

    /// <summary>Where its content is archived; null when it is not.</summary>
    internal ArchivedAs? Archived { get; init; }
}
