using System.Collections.Immutable;

namespace Gongwen.Extract;

/// <summary>Units that lead, answer for or help with one task.</summary>
/// <param name="Task">The heading of the nearest item, its first clause, or the task cell of a table row.</param>
/// <param name="Role">What the units do.</param>
/// <param name="Units">The units, each with the place of its name.</param>
/// <param name="Evidence">The whole statement, label included.</param>
public sealed record Assignment(string Task, AssignmentRole Role, ImmutableArray<Fact<string>> Units, Evidence Evidence);
