namespace Gongwen.Ingest;

/// <summary>A value that a page states about its notice outside the notice's own text.</summary>
/// <param name="Value">The value; a date is in ISO form.</param>
/// <param name="FoundAt">Id of the rule or name of the meta element that gave it (<c>bar.published</c>, <c>meta.PubDate</c>).</param>
/// <param name="Source">Where it stands in the original; null for an attribute.</param>
public sealed record PageFact(string Value, string FoundAt, SourceSpan? Source);
