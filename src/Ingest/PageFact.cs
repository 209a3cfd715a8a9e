namespace Gongwen.Ingest;

/// <summary>A value that a page states about its notice outside the notice's own text.</summary>
/// <param name="Value">The value; a date is in ISO form.</param>
/// <param name="FoundAt">
/// Where it was found: the id of the label's row (<c>bar.published</c>, <c>table.index</c>), or what of the head gave it
/// (<c>meta.PubDate</c>, <c>json-ld.datePublished</c>, <c>link.canonical</c>, <c>title</c>).
/// </param>
/// <param name="Source">Where it stands in the original; null for an attribute or script.</param>
public sealed record PageFact(string Value, string FoundAt, SourceSpan? Source);
