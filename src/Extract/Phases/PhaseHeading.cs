using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>The heading of a stage, taken apart.</summary>
/// <param name="Name">Without number, date and brackets.</param>
/// <param name="Span">Heading and date as they stand.</param>
/// <param name="Date">Its date; null when it gives none.</param>
internal readonly record struct PhaseHeading(string Name, TextSpan Span, DateExpression? Date);
