namespace Gongwen.Ingest;

/// <summary>One change: put <paramref name="Replacement"/> where <paramref name="Span"/> was.</summary>
public readonly record struct Edit(TextSpan Span, string Replacement);
