namespace Gongwen.Ingest;

/// <summary>Something the reader of a result should know. It never stops the reading.</summary>
/// <param name="Code">Stable and machine-readable, such as <c>charset-declared-wrong</c>.</param>
/// <param name="Message">For people, in English.</param>
/// <param name="Span">Where in the clean text; null for the document as a whole.</param>
public sealed record Issue(string Code, string Message, TextSpan? Span = null);
