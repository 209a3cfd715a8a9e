using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Says which dates of stages and deadlines nothing settles.</summary>
internal static class UnresolvedDates
{
    private const string Code = "date-unresolved";

    /// <summary>One issue <c>date-unresolved</c> for each, in order of the text.</summary>
    public static IEnumerable<Issue> In(string text, ImmutableArray<SettledPhase> phases, DeadlinesRead deadlines) =>
        phases.Select(p => p.Unresolved).OfType<TextSpan>().Concat(deadlines.Unresolved)
            .Distinct()
            .OrderBy(s => s.Start)
            .Select(s => new Issue(Code, $"No year is known for “{text.AsSpan(s.Start, s.Length)}”, or the calendar has no such day.", s));
}
