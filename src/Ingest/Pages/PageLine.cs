namespace Gongwen.Ingest;

/// <summary>One line of a page as people see it, and how the page laid it out.</summary>
/// <param name="Kind">What it was on the page.</param>
/// <param name="LinkLength">How many of its UTF-16 code units, white space aside, stand inside links.</param>
/// <param name="Element">Index of its block element in the page's <see cref="ElementIndex"/>; -1 in plain text.</param>
/// <param name="LinksToFile">Whether one of its links leads to a file to download instead of a page.</param>
internal readonly record struct PageLine(BlockKind Kind, int LinkLength, int Element, bool LinksToFile = false)
{
    public static PageLine Plain { get; } = new(BlockKind.Paragraph, 0, -1);
}
