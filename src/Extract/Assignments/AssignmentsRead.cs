using System.Collections.Immutable;

namespace Gongwen.Extract;

/// <summary>Who does what in a notice.</summary>
/// <param name="Assignments">One a task and role, in the order of the text.</param>
/// <param name="WithoutTask">The places that name units, but stand by no task.</param>
internal sealed record AssignmentsRead(ImmutableArray<Assignment> Assignments, ImmutableArray<Statement> WithoutTask);
