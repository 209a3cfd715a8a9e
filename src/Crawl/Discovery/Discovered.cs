using System.Collections.Immutable;

namespace Gongwen.Crawl;

/// <summary>What a page holds for the crawl.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Links">What to follow, in the order of the page; the frontier drops what it knows and what is not of the site.</param>
/// <param name="NextPages">Later pages of this list; followed only if a link to an article on this page is new.</param>
public sealed record Discovered(DiscoveredKind Kind, ImmutableArray<FoundLink> Links, ImmutableArray<Uri> NextPages)
{
    /// <summary>Nothing.</summary>
    public static Discovered Nothing { get; } = new(DiscoveredKind.Other, [], []);
}
