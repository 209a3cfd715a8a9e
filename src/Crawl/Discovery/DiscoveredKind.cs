namespace Gongwen.Crawl;

/// <summary>What a fetched page turned out to be.</summary>
public enum DiscoveredKind
{
    /// <summary>A list, a feed, a page of links.</summary>
    List,

    /// <summary>A notice or another article: goes into the corpus.</summary>
    Article,

    /// <summary>Neither: a picture, an empty page, a form.</summary>
    Other,

    /// <summary>A page that says with status 200 that there is nothing (soft 404).</summary>
    SoftGone,
}
