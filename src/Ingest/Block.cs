namespace Gongwen.Ingest;

/// <summary>One line of the clean text, without its line end and the white space around it.</summary>
/// <param name="Span">In <see cref="Article.Text"/>.</param>
/// <param name="Kind">What it was on the page.</param>
public readonly record struct Block(TextSpan Span, BlockKind Kind);
