using System.Collections.Immutable;

namespace Gongwen.Crawl;

/// <summary>What the links of a page are.</summary>
/// <param name="Entries">Articles, and files that a list shows like articles.</param>
/// <param name="Columns">Lists worth a visit of their own.</param>
internal sealed record Listing(ImmutableArray<FoundLink> Entries, ImmutableArray<FoundLink> Columns);
