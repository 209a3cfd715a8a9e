namespace Gongwen.Crawl;

/// <summary>A visit on its way into archive, corpus and frontier.</summary>
/// <param name="Page">As it was known before.</param>
/// <param name="Site">Its site.</param>
/// <param name="Fetched">What came.</param>
/// <param name="Archived">Where the content is archived now.</param>
/// <param name="End">Up to where the archive is written with it; null when nothing was archived.</param>
/// <param name="Assessment">What it amounts to; is worked out while others are fetched.</param>
internal sealed record LedgerEntry(KnownPage Page, SiteEntry Site, Fetched Fetched, ArchivedAs? Archived, ArchivePosition? End, Task<Assessment> Assessment)
{
    /// <summary>Is told when the visit is done for good.</summary>
    public Action Done { get; init; } = () => { };
}
