using Gongwen.Ingest;

namespace Gongwen.Cli.Rendering.Explaining;

/// <summary>A fact of a notice with its evidence.</summary>
/// <param name="Pointer">JSON pointer: <c>/assignments/0</c>.</param>
/// <param name="Field">Its first part: <c>assignments</c>.</param>
/// <param name="Value">What is stated, for people.</param>
/// <param name="Span">Where it stands in the clean text; null when it stands only on the page around the notice.</param>
/// <param name="Rule">Id of the rule that found it.</param>
/// <param name="Confidence">0..1.</param>
internal sealed record ExplainedFact(string Pointer, string Field, string Value, TextSpan? Span, string Rule, double Confidence);
