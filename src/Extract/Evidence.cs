using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Why a fact is believed.</summary>
/// <param name="Span">Where it stands in <see cref="OfficialDocument.Text"/>; null when it stands only on the page around the notice.</param>
/// <param name="Rule">Id of the rule that found it.</param>
/// <param name="Confidence">0..1.</param>
public sealed record Evidence(TextSpan? Span, string Rule, double Confidence);
