namespace Gongwen.Extract.Scoring;

/// <summary>The facts whose confidence lies in one range.</summary>
/// <param name="From">The least confidence, included.</param>
/// <param name="To">The greatest, excluded; 1 is included.</param>
/// <param name="Facts">How many facts.</param>
/// <param name="Right">How many of them the gold states too.</param>
/// <param name="Promised">Their mean confidence.</param>
public sealed record ReliabilityBin(double From, double To, int Facts, int Right, double Promised)
{
    /// <summary>Share of the facts that are right.</summary>
    public double Precision => (double)Right / Facts;
}
