using System.Runtime.InteropServices;

namespace Gongwen.Ingest;

/// <summary>One way to read the bytes up to a position.</summary>
/// <param name="Text">What it has written.</param>
/// <param name="IsAnew">Whether it is among what is read anew.</param>
/// <param name="Last">The number of its last step.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Way(Written Text, bool IsAnew, int Last)
{
    /// <summary>Of all up to here.</summary>
    public int Cost => Text.Cost;

    /// <summary>All that counts for what follows: of ways that share it only the cheapest can come first in the end.</summary>
    public ulong Standpoint => ((ulong)(uint)Text.Before.Pair << 32) | ((uint)Text.Before.Last << 16) | ((uint)Text.Brackets.Open << 8) | (IsAnew ? 1u : 0u);
}
