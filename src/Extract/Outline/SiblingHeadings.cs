using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Settles doubtful headings by the other items of their sequence: items of one list are written alike.</summary>
internal static class SiblingHeadings
{
    private const int FirmWeight = 2;
    private const int FewestWitnesses = 2 * FirmWeight;
    private const int Majority = 3;

    // So many sentences of one form at the head of all items of a list are its headings.
    private const int FewestAlike = 4;

    /// <summary>The heading of each item, in order; empty spans where an item has none.</summary>
    /// <param name="text">The clean text.</param>
    /// <param name="items">Level and possible headings of the items, in document order.</param>
    public static ImmutableArray<TextSpan> Settle(string text, IReadOnlyList<(int Level, HeadingChoice Heading)> items)
    {
        var sequences = Sequences(items);
        items = ParallelHeadings.Complete(text, items, sequences);
        var counts = new (int None, int RunIn, int Bare)[items.Count];
        var alike = new (int Items, int Possible)[items.Count];
        for (var i = 0; i < items.Count; i++)
        {
            Count(ref counts[sequences[i]], text, items[i].Heading.Span, IsPossible(items[i].Heading) ? 0 : Weight(items[i].Heading));
            alike[sequences[i]].Items++;
            alike[sequences[i]].Possible += IsPossible(items[i].Heading) ? 1 : 0;
        }

        return [.. items.Select((item, i) => IsPossible(item.Heading) && alike[sequences[i]] is { Possible: >= FewestAlike } all && all.Possible == all.Items
            ? item.Heading.Other
            : Settle(text, item.Heading, counts[sequences[i]]))];
    }

    // Not a heading by its own words, but it may be one.
    private static bool IsPossible(HeadingChoice heading) => heading.Span.Length == 0 && heading.Other.Length > 0 && !heading.IsUnlikely;

    private static TextSpan Settle(string text, HeadingChoice heading, (int None, int RunIn, int Bare) siblings)
    {
        if (heading.IsFirm)
        {
            return heading.Span;
        }

        Count(ref siblings, text, heading.Span, IsPossible(heading) ? 0 : -Weight(heading));
        var headings = siblings.RunIn + siblings.Bare;
        var (against, other) = (heading.Span.Length, heading.Other.Length) switch
        {
            (0, _) => (siblings.None, headings),
            (_, 0) => (headings, siblings.None),
            _ => IsRunIn(text, heading.Other) ? (siblings.Bare, siblings.RunIn) : (siblings.RunIn, siblings.Bare),
        };
        return other >= FewestWitnesses && other >= Majority * against ? heading.Other : heading.Span;
    }

    private static int Weight(HeadingChoice heading) => heading.IsFirm ? FirmWeight : 1;

    private static void Count(ref (int None, int RunIn, int Bare) counts, string text, TextSpan heading, int weight)
    {
        if (heading.Length == 0)
        {
            counts.None += weight;
        }
        else if (IsRunIn(text, heading))
        {
            counts.RunIn += weight;
        }
        else
        {
            counts.Bare += weight;
        }
    }

    private static bool IsRunIn(string text, TextSpan heading) => heading.End < text.Length && text[heading.End] == '。';

    // Items of one level belong together until an item of a higher level comes between them.
    private static int[] Sequences(IReadOnlyList<(int Level, HeadingChoice Heading)> items)
    {
        var sequences = new int[items.Count];
        var open = new List<int>();
        for (var i = 0; i < items.Count; i++)
        {
            var level = items[i].Level;
            CollectionsMarshal.SetCount(open, Math.Min(open.Count, level));
            while (open.Count < level)
            {
                open.Add(i);
            }

            sequences[i] = open[level - 1];
        }

        return sequences;
    }
}
