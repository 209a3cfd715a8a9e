using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>What stands above the body of a notice.</summary>
/// <param name="Headline">The lines of the page's headline; empty when none was found.</param>
/// <param name="Bar">The lines of the publication bar and of the information table, in order.</param>
/// <param name="Start">The first line of the body.</param>
/// <param name="KeepsHeadline">Whether the body has no title of its own, so that the headline is the notice's first line.</param>
internal sealed record Masthead(LineRange Headline, ImmutableArray<int> Bar, int Start, bool KeepsHeadline);
