namespace Gongwen.Extract;

/// <summary>A deadline that returns: 每月25日前.</summary>
/// <param name="Text">The words.</param>
/// <param name="Rule">Its last days that still count, as an RRULE of RFC 5545; null when no calendar sets them (每学期末).</param>
/// <param name="Task">What is due.</param>
/// <param name="Evidence">The words' place.</param>
public sealed record Recurrence(string Text, string? Rule, string Task, Evidence Evidence);
