namespace Gongwen.Extract;

/// <summary>One thing that two extractions do not say alike.</summary>
/// <param name="Field">The field of <c>gongwen/notice/1</c>, such as <c>deadlines</c>.</param>
/// <param name="Before">What the first says, for people; null when it says nothing there.</param>
/// <param name="After">What the second says; null when it says nothing there.</param>
public sealed record FactDifference(string Field, string? Before, string? After);
