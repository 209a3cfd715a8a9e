using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Cli.Rendering.Explaining;

/// <summary>A line of the clean text and what it was taken for.</summary>
/// <param name="Span">In the text.</param>
/// <param name="Facts">The facts whose evidence begins in it.</param>
/// <param name="Competing">Ids of rules that fit the line and did not win.</param>
internal sealed record ExplainedLine(TextSpan Span, ImmutableArray<ExplainedFact> Facts, ImmutableArray<string> Competing);
