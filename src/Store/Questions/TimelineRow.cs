using NodaTime;

namespace Gongwen.Store;

/// <summary>A phase or a deadline on the calendar.</summary>
/// <param name="Document">Number of the notice.</param>
/// <param name="Title">The notice's title; null when it has none.</param>
/// <param name="Campaign">The campaign's name; null for none.</param>
/// <param name="Name">The phase's name, or the task that is due.</param>
/// <param name="Start">First day; null for a deadline, and for a phase with an open beginning.</param>
/// <param name="End">Last day; null for a phase with an open end.</param>
/// <param name="IsDeadline">Whether <paramref name="End"/> is the day by which something is due.</param>
public sealed record TimelineRow(long Document, string? Title, string? Campaign, string Name, LocalDate? Start, LocalDate? End, bool IsDeadline);
