using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>A list.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Definition">What it shares its count with.</param>
/// <param name="Levels">Its levels; null where it has none.</param>
/// <param name="Starts">Where it begins to count anew; null where it goes on.</param>
internal sealed record DocxList(int Id, int Definition, ImmutableArray<NumberingLevel?> Levels, ImmutableArray<int?> Starts)
{
    /// <summary>The level that paragraphs of a style stand on; the first if none is theirs.</summary>
    public int LevelOf(string? style) => Math.Max(0, style is null ? 0 : Levels.IndexOf(Levels.FirstOrDefault(l => l?.Style == style)));
}
