using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>The deadlines of a notice.</summary>
/// <param name="Settled">Those whose day is known, in order of the text.</param>
/// <param name="Unresolved">The words of those whose day nothing settles.</param>
internal sealed record DeadlinesRead(ImmutableArray<Deadline> Settled, ImmutableArray<TextSpan> Unresolved);
