using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>A logical line: what a printed notice would set on a line or paragraph of its own.</summary>
/// <param name="Span">Without the white space around it.</param>
/// <param name="Kind">What the line was on the page.</param>
/// <param name="Flat">Whether it was cut out of a flat block, where nothing sets a heading off from its text.</param>
/// <param name="Number">The outline number that it begins with, as far as its own characters tell.</param>
internal readonly record struct Line(TextSpan Span, BlockKind Kind, bool Flat, OutlineNumber? Number);
