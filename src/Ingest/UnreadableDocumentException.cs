namespace Gongwen.Ingest;

/// <summary>A document that holds nothing a reader could read: its message says what and why.</summary>
public sealed class UnreadableDocumentException(string message) : Exception(message);
