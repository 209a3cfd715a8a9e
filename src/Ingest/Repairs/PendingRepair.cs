using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>A repair before it is known where its line will stand in the clean text: it knows its place in the original.</summary>
internal sealed record PendingRepair(string Kind, SourceSpan Original, string Before, string After)
{
    /// <summary>What <paramref name="edits"/> of <paramref name="text"/> do, one repair for each unbroken run of them.</summary>
    public static ImmutableArray<PendingRepair> Of(string kind, SourceText text, IReadOnlyList<Edit> edits)
    {
        var repairs = ImmutableArray.CreateBuilder<PendingRepair>();
        for (var i = 0; i < edits.Count;)
        {
            var first = i++;
            while (i < edits.Count && edits[i].Span.Start == edits[i - 1].Span.End)
            {
                i++;
            }

            var span = TextSpan.Between(edits[first].Span.Start, edits[i - 1].Span.End);
            var after = i - first == 1 ? edits[first].Replacement : string.Concat(edits.Skip(first).Take(i - first).Select(e => e.Replacement));
            repairs.Add(new PendingRepair(kind, text.Map.ToSource(span), text.Text.Substring(span.Start, span.Length), after));
        }

        return repairs.ToImmutable();
    }
}
