using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>A document as lines of text, repaired and simplified, nothing cut.</summary>
/// <param name="Page">The lines.</param>
/// <param name="Repairs">What was changed.</param>
/// <param name="Issues">What was noticed in reading.</param>
internal sealed record CleanDocument(PageText Page, ImmutableArray<PendingRepair> Repairs, ImmutableArray<Issue> Issues);
