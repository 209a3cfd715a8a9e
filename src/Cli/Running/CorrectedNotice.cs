using System.Collections.Immutable;
using Gongwen.Extract;
using Gongwen.Ingest;
using Gongwen.Store;

namespace Gongwen.Cli.Running;

/// <summary>A notice that was read, with what people answered to its extraction before.</summary>
/// <param name="Article">What it was read from.</param>
/// <param name="Document">Its facts, as corrected.</param>
/// <param name="Corrections">With what became of them.</param>
internal sealed record CorrectedNotice(Article Article, OfficialDocument Document, ImmutableArray<Correction> Corrections);
