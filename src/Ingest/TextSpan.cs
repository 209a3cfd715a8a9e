namespace Gongwen.Ingest;

/// <summary>A half-open range of UTF-16 code units in clean text.</summary>
/// <remarks>Never mix it with <see cref="SourceSpan"/>: the two count different things.</remarks>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The first position after the range.</summary>
    public int End => Start + Length;

    /// <summary>The range from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    public static TextSpan Between(int start, int end) => new(start, end - start);

    /// <summary>The part shared with <paramref name="other"/>; empty when they do not meet.</summary>
    public TextSpan Intersect(TextSpan other)
    {
        var start = Math.Max(Start, other.Start);
        return Between(start, Math.Max(start, Math.Min(End, other.End)));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Start}..{End}";
}
