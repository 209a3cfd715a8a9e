using System.Collections.Immutable;

namespace Gongwen.Crawl;

/// <summary>What is missing in a sequence of 发文字号: of 云文明办〔2023〕12号 and 14号 the 13号.</summary>
/// <param name="Series">The numbers without the running number: 云文明办〔2023〕.</param>
/// <param name="Known">How many of the sequence are known.</param>
/// <param name="Missing">The runs of missing numbers, ends included, in order.</param>
public sealed record NumberGap(string Series, int Known, ImmutableArray<(int First, int Last)> Missing)
{
    /// <summary>How many numbers are missing.</summary>
    public int Count => Missing.Sum(m => m.Last - m.First + 1);
}
