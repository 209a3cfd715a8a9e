using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>A pattern taken apart.</summary>
internal abstract record PatternNode
{
    /// <summary>One character of a set.</summary>
    internal sealed record Character(CharSet Set) : PatternNode;

    /// <summary>One part after the other; none of them matches the empty text.</summary>
    internal sealed record Sequence(ImmutableArray<PatternNode> Parts) : PatternNode;

    /// <summary>One of several.</summary>
    internal sealed record Choice(ImmutableArray<PatternNode> Options) : PatternNode;

    /// <summary>The same several times; no <paramref name="Most"/> for as often as one likes.</summary>
    internal sealed record Repeat(PatternNode Part, int Least, int? Most) : PatternNode;

    /// <summary><c>^</c></summary>
    internal sealed record Start : PatternNode;

    /// <summary><c>$</c></summary>
    internal sealed record End : PatternNode;
}
