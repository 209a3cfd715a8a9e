using System.Collections.Immutable;

namespace Gongwen.Crawl;

/// <summary>A page read as a list.</summary>
/// <param name="Found">What it holds if it is one.</param>
/// <param name="Next">The page that it leads to as the next; of an article its next part.</param>
/// <param name="Density">0..1: how many of its characters stand in links.</param>
/// <param name="Frames">The pages and files that it shows in frames, of its own host.</param>
internal sealed record ListedPage(Discovered Found, Uri? Next, double Density, ImmutableArray<Uri> Frames);
