namespace Gongwen.Extract.Scoring;

/// <summary>A fact that was extracted from a document with a gold, and whether the gold states it too.</summary>
/// <param name="Kind">The field that it stands in: <c>title</c>, <c>sections</c>, <c>assignments</c> ….</param>
/// <param name="Rule">Id of the rule that found it.</param>
/// <param name="Confidence">What was promised, 0..1.</param>
/// <param name="IsRight">Whether all of it that golds compare is right; of a section that is level, heading and role.</param>
public sealed record JudgedFact(string Kind, string Rule, double Confidence, bool IsRight);
