namespace Gongwen.Ingest;

/// <summary>A repair before it is known where its line will stand in the clean text: it knows its place in the original.</summary>
internal sealed record PendingRepair(string Kind, SourceSpan Original, string Before, string After);
