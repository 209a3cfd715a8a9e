using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>The labelled fields above or below a notice; their values stand in the text of the page.</summary>
/// <param name="Bar">Those of the publication bar, in order.</param>
/// <param name="Table">Those of information tables, in order.</param>
/// <param name="BarLines">The lines of the bar.</param>
internal sealed record PlacedFields(ImmutableArray<LabelledField> Bar, ImmutableArray<LabelledField> Table, ImmutableArray<int> BarLines);
