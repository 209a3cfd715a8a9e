namespace Gongwen.Crawl;

/// <summary>A visit with everything the frontier must remember of it.</summary>
/// <param name="Visit">What came of it; how many links are new, the frontier finds out.</param>
/// <param name="Site">The page's site.</param>
internal sealed record Finished(Visit Visit, SiteEntry Site)
{
    /// <summary>What the page holds.</summary>
    public Discovered Discovered { get; init; } = Discovered.Nothing;

    /// <summary>As in <see cref="KnownPage.ContentHash"/>; of a page that did not change, its old one.</summary>
    public string? ContentHash { get; init; }

    /// <summary>As in <see cref="KnownPage.ETag"/>.</summary>
    public string? ETag { get; init; }

    /// <summary>As in <see cref="KnownPage.LastModified"/>.</summary>
    public string? LastModified { get; init; }

    /// <summary>Where the content is archived now.</summary>
    public ArchivedAs? Archived { get; init; }
}
