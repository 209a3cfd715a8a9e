namespace Gongwen.Ingest;

/// <summary>A half-open range in the original: bytes of a text file, or characters of a page's text nodes laid end to end.</summary>
/// <remarks>Which of the two it counts is said by <see cref="Article.Elements"/>: null means bytes.</remarks>
public readonly record struct SourceSpan(int Start, int Length)
{
    /// <summary>The first position after the range.</summary>
    public int End => Start + Length;

    /// <summary>The range from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    public static SourceSpan Between(int start, int end) => new(start, end - start);

    /// <inheritdoc/>
    public override string ToString() => $"{Start}..{End}";
}
