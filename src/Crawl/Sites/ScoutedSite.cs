using System.Collections.Immutable;

namespace Gongwen.Crawl;

/// <summary>What a look at a site found.</summary>
/// <param name="Entry">The entry to write; null when there was nothing to see.</param>
/// <param name="Columns">The lists that were looked at and have entries.</param>
/// <param name="Failure">Why nothing was seen, in English; null when something was.</param>
public sealed record ScoutedSite(SiteEntry? Entry, ImmutableArray<ScoutedColumn> Columns, string? Failure);
