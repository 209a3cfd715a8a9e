using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>An item that is a stage, its date not yet settled.</summary>
/// <param name="Heading">Its name and its date's words.</param>
/// <param name="Group">Index of the section that holds the stages of one timetable; -1 when none does.</param>
/// <param name="Rule">The row that says it is a stage.</param>
internal readonly record struct PhaseItem(PhaseHeading Heading, int Group, RuleRow Rule);
