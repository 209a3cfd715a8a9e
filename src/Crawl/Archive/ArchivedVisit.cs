using System.Collections.Immutable;

namespace Gongwen.Crawl;

/// <summary>A visit read back from the archive: it was made, but the program was killed before the frontier knew of it.</summary>
/// <param name="Page">The page.</param>
/// <param name="Exchanges">In the order of time. Of a revisit the answer has no body.</param>
/// <param name="Archived">Where the content is archived, if the visit archived it anew.</param>
/// <param name="IsRevisit">Whether the archive holds no more than that nothing had changed.</param>
/// <param name="End">The end of the visit in the archive.</param>
internal sealed record ArchivedVisit(Uri Page, ImmutableArray<Exchange> Exchanges, ArchivedAs? Archived, bool IsRevisit, ArchivePosition End);
