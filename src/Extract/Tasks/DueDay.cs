using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>A day by which something is due, once or again and again.</summary>
internal sealed record DueDay(Deadline? Deadline, Recurrence? Recurrence, string Task, TextSpan Span);
