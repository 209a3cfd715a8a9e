namespace Gongwen.Crawl;

/// <summary>What the frontier takes a page for. The values are stored.</summary>
public enum PageKind
{
    /// <summary>A start of a <see cref="SiteEntry"/>: the head of a list, or a page with links to lists.</summary>
    Start = 0,

    /// <summary>The head of a list (column) that was found.</summary>
    List = 1,

    /// <summary>A later page of a list: walked only while the page before it held something new.</summary>
    ListPage = 2,

    /// <summary>A sitemap or a feed.</summary>
    Feed = 3,

    /// <summary>A notice, or what looks like one.</summary>
    Article = 4,

    /// <summary>A file that an article links to: archived, not stored as an article.</summary>
    Attachment = 5,
}
