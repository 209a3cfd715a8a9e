using System.Collections.Immutable;

namespace Gongwen.Extract.Scoring;

/// <summary>Whether confidence means what it says: of facts at 0.9, nine in ten should be right.</summary>
/// <param name="Bins">Facts of like confidence together, from the least.</param>
public sealed record Reliability(ImmutableArray<ReliabilityBin> Bins)
{
    private static readonly double[] Edges = [0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98];

    /// <summary>Mean distance between what was promised and what was right, over all facts; 0 when there are none.</summary>
    public double Error =>
        Bins.Sum(b => b.Facts) is > 0 and var all ? Bins.Sum(b => Math.Abs(b.Promised - b.Precision) * b.Facts) / all : 0;

    /// <summary>The reliability of <paramref name="facts"/>; bins that hold none are left out.</summary>
    public static Reliability Of(IEnumerable<JudgedFact> facts) => new(
    [
        .. facts.GroupBy(f => Array.FindLastIndex(Edges, e => f.Confidence >= e)).OrderBy(g => g.Key).Select(g => new ReliabilityBin(
            Edges[g.Key], g.Key + 1 < Edges.Length ? Edges[g.Key + 1] : 1, g.Count(), g.Count(f => f.IsRight), g.Average(f => f.Confidence))),
    ]);
}
