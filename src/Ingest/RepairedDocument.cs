namespace Gongwen.Ingest;

/// <summary>A document decoded and repaired, nothing cut away.</summary>
/// <param name="Source">The original it was read from.</param>
/// <param name="Repaired">Its text, for a page the lines that people see, and what was done to it.</param>
public sealed record RepairedDocument(DocumentSource Source, RepairedText Repaired);
