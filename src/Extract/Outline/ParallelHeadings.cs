using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Ends headings that run into their text where the parallel clauses of their siblings end: 强化组织领导，细化保障方案各单位要…… beside 强化灾害应对，确保可靠供应电网公司…….</summary>
internal static class ParallelHeadings
{
    private const int FewestWitnesses = 2;
    private const int ShortestClause = 4;

    /// <summary>The choices, those of siblings without a heading completed where two of their sequence are of one form.</summary>
    /// <param name="text">The clean text.</param>
    /// <param name="items">Level and possible headings of the items, in document order.</param>
    /// <param name="sequences">The sequence that each item belongs to.</param>
    public static IReadOnlyList<(int Level, HeadingChoice Heading)> Complete(string text, IReadOnlyList<(int Level, HeadingChoice Heading)> items, int[] sequences)
    {
        var forms = Enumerable.Range(0, items.Count)
            .Where(i => FormOf(text, items[i].Heading) is not null)
            .GroupBy(i => sequences[i])
            .Select(g => (Sequence: g.Key, Forms: g.CountBy(i => FormOf(text, items[i].Heading)!.Value).MaxBy(f => f.Value)))
            .Where(s => s.Forms.Value >= FewestWitnesses)
            .ToDictionary(s => s.Sequence, s => s.Forms.Key);
        return forms.Count == 0
            ? items
            : [.. items.Select((item, i) => item.Heading.Span.Length == 0 && forms.TryGetValue(sequences[i], out var form) && Fits(text, item.Heading.Span.Start, form)
                ? item with { Heading = Firm(item.Heading.Span with { Length = form.First + 1 + form.Second }) }
                : item)];
    }

    private static HeadingChoice Firm(TextSpan heading) => new(heading, heading);

    // The lengths of the two clauses of a heading that runs into its text.
    private static (int First, int Second)? FormOf(string text, HeadingChoice heading)
    {
        var span = heading.Span;
        if (span.Length == 0 || span.End >= text.Length || !char.IsLetter(text[span.End]))
        {
            return null;
        }

        var words = text.AsSpan(span.Start, span.Length);
        var comma = words.IndexOfAny('，', ',');
        return comma >= ShortestClause && span.Length - comma - 1 >= ShortestClause && words[(comma + 1)..].IndexOfAny('，', ',') < 0 ? (comma, span.Length - comma - 1) : null;
    }

    private static bool Fits(string text, int start, (int First, int Second) form)
    {
        var end = start + form.First + 1 + form.Second;
        if (end >= text.Length || text[start + form.First] is not ('，' or ','))
        {
            return false;
        }

        for (var i = start; i <= end; i++)
        {
            if (i != start + form.First && !char.IsLetter(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
