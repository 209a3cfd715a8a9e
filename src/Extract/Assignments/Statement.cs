using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>One place that gives units a role, before its task is known.</summary>
/// <param name="Role">What the units do.</param>
/// <param name="Units">Where their names stand.</param>
/// <param name="Evidence">The whole statement, label or verb included.</param>
/// <param name="Task">The task cell of a table row; null when the outline says what the task is.</param>
internal sealed record Statement(AssignmentRole Role, ImmutableArray<TextSpan> Units, Evidence Evidence, string? Task = null)
{
    /// <summary>Where it stands.</summary>
    public TextSpan Span => Evidence.Span ?? default;

    /// <summary>Whether running prose says it, not a label, a bracket or a cell.</summary>
    public bool IsProse { get; init; }
}
