using NodaTime;

namespace Gongwen.Extract;

/// <summary>A day by which something is due.</summary>
/// <param name="Text">The words, such as <c>8月31日前</c>.</param>
/// <param name="By">The last day that still counts.</param>
/// <param name="Task">What is due.</param>
/// <param name="Evidence">The words' place.</param>
public sealed record Deadline(string Text, LocalDate By, string Task, Evidence Evidence);
