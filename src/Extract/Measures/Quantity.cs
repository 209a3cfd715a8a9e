using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>A number with its unit, or a range of them.</summary>
/// <param name="Span">Number and unit.</param>
/// <param name="Low">The number; the lower one of a range.</param>
/// <param name="High">The upper one of a range; else null.</param>
/// <param name="Unit">As it stands, without white space; empty for a plain share (三分之一).</param>
internal readonly record struct Quantity(TextSpan Span, decimal Low, decimal? High, string Unit);
