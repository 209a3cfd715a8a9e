using System.Collections.Immutable;

namespace Gongwen.Extract.Scoring;

/// <summary>How well one metric does over a set of documents.</summary>
/// <param name="Hits">Facts that gold and extraction share.</param>
/// <param name="Extra">Facts that only the extraction states.</param>
/// <param name="Missed">Facts that only the gold states.</param>
/// <param name="Differences">Each fact of the last two.</param>
public sealed record GoldScore(int Hits, int Extra, int Missed, ImmutableArray<GoldDifference> Differences)
{
    /// <summary>Share of what was extracted that is right; 1 where nothing was and nothing should have been.</summary>
    public double Precision => Hits + Extra > 0 ? (double)Hits / (Hits + Extra) : Missed == 0 ? 1 : 0;

    /// <summary>Share of the gold's facts that were extracted; 1 where there are none.</summary>
    public double Recall => Hits + Missed > 0 ? (double)Hits / (Hits + Missed) : 1;

    /// <summary>Harmonic mean of precision and recall; 1 where there is nothing to find and nothing was found.</summary>
    public double F1 => Hits + Extra + Missed == 0 ? 1 : 2.0 * Hits / ((2.0 * Hits) + Extra + Missed);

    /// <summary>Number of facts that the gold states.</summary>
    public int Gold => Hits + Missed;
}
