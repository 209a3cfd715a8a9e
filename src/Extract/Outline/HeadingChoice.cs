using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>An item's heading as its own words tell it, and the other reading they leave open.</summary>
/// <param name="Span">Where the heading's words stand; empty when the item has none.</param>
/// <param name="Other">The reading that holds if the item's siblings are of that kind; <paramref name="Span"/> when there is no doubt.</param>
/// <param name="IsUnlikely">Whether only siblings that are headings beyond doubt make it one; then all of a kind are sentences.</param>
internal readonly record struct HeadingChoice(TextSpan Span, TextSpan Other, bool IsUnlikely = false)
{
    public bool IsFirm => Span == Other;
}
