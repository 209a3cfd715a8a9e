using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>A stage as it was settled.</summary>
/// <param name="Phase">The stage.</param>
/// <param name="Group">Index of the section that holds the stages of one timetable; -1 when none does.</param>
/// <param name="Unresolved">The words of a date that nothing settles; null when there is none.</param>
internal sealed record SettledPhase(Phase Phase, int Group, TextSpan? Unresolved);
