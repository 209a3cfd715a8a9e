using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>A pattern taken apart.</summary>
internal abstract record PatternNode
{
    /// <summary>How many characters it matches at most; null for as many as one likes.</summary>
    public abstract int? Longest { get; }

    /// <summary>One character of a set.</summary>
    internal sealed record Character(CharSet Set) : PatternNode
    {
        /// <inheritdoc/>
        public override int? Longest => 1;
    }

    /// <summary>One part after the other; none for the empty text.</summary>
    internal sealed record Sequence(ImmutableArray<PatternNode> Parts) : PatternNode
    {
        /// <inheritdoc/>
        public override int? Longest => Parts.Aggregate((int?)0, (sum, part) => sum + part.Longest);
    }

    /// <summary>One of several.</summary>
    internal sealed record Choice(ImmutableArray<PatternNode> Options) : PatternNode
    {
        /// <inheritdoc/>
        public override int? Longest => Options.Aggregate((int?)0, (most, option) => most is { } one && option.Longest is { } other ? Math.Max(one, other) : null);
    }

    /// <summary>The same several times; no <paramref name="Most"/> for as often as one likes.</summary>
    internal sealed record Repeat(PatternNode Part, int Least, int? Most) : PatternNode
    {
        /// <inheritdoc/>
        public override int? Longest => Part.Longest * Most;
    }

    /// <summary><c>^</c></summary>
    internal sealed record Start : PatternNode
    {
        /// <inheritdoc/>
        public override int? Longest => 0;
    }

    /// <summary><c>$</c></summary>
    internal sealed record End : PatternNode
    {
        /// <inheritdoc/>
        public override int? Longest => 0;
    }
}
