namespace Gongwen.Ingest;

/// <summary>What a line of the clean text was on the page.</summary>
public enum BlockKind
{
    /// <summary>A paragraph or plain line.</summary>
    Paragraph,

    /// <summary>A line set off as a heading: h1–h6, or a paragraph that is bold as a whole.</summary>
    Heading,

    /// <summary>The page's headline, put before a body that does not repeat it.</summary>
    Headline,

    /// <summary>A line of a table cell; <see cref="Article.Tables"/> says which.</summary>
    TableCell,
}
