using System.Collections.Immutable;

namespace Gongwen.Extract.Tests.Gold;

/// <summary>How well one metric does over a set of documents.</summary>
/// <param name="Hits">Facts that gold and extraction share.</param>
/// <param name="Extra">Facts that only the extraction states.</param>
/// <param name="Missed">Facts that only the gold states.</param>
/// <param name="Differences">Each fact of the last two, with its document; <c>-</c> missed, <c>+</c> extra.</param>
internal sealed record GoldScore(int Hits, int Extra, int Missed, ImmutableArray<string> Differences)
{
    /// <summary>Harmonic mean of precision and recall; 1 where there is nothing to find and nothing was found.</summary>
    public double F1 => Hits + Extra + Missed == 0 ? 1 : 2.0 * Hits / ((2.0 * Hits) + Extra + Missed);
}
