using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Finds the items that a sentence before them lists: 有下列情况之一的取消资格：（1）弃权 （2）冒名顶替 are its objects, not headings.</summary>
internal static class BareLists
{
    private const int FewestItems = 2;

    /// <summary>The headings without those of such lists.</summary>
    /// <param name="text">The clean text.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="items">Line and level of each item, in document order.</param>
    /// <param name="headings">The heading of each item; empty spans where an item has none.</param>
    public static ImmutableArray<TextSpan> Without(
        string text, ImmutableArray<Line> lines, IReadOnlyList<(int Line, int Level)> items, ImmutableArray<TextSpan> headings)
    {
        var kept = headings.ToBuilder();
        for (var first = 0; first < items.Count;)
        {
            var end = first + 1;
            while (end < items.Count && items[end].Level == items[first].Level && items[end].Line == items[end - 1].Line + 1)
            {
                end++;
            }

            var isLeaf = end == items.Count || items[end].Level < items[first].Level || items[end].Line > items[end - 1].Line + 1;
            if (isLeaf && end - first >= FewestItems && items[first].Level > 1 && IsIntroduced(text, lines, items, headings, first)
                && Enumerable.Range(first, end - first).All(i => headings[i].Length == 0 || IsBare(text, lines[items[i].Line], headings[i])))
            {
                for (var i = first; i < end; i++)
                {
                    kept[i] = headings[i] with { Length = 0 };
                }
            }

            first = end;
        }

        return kept.ToImmutable();
    }

    // The line above ends in a colon and is no heading itself.
    private static bool IsIntroduced(string text, ImmutableArray<Line> lines, IReadOnlyList<(int Line, int Level)> items, ImmutableArray<TextSpan> headings, int first)
    {
        var above = items[first].Line - 1;
        return above >= 0 && text[lines[above].Span.End - 1] is '：' or ':'
            && !(first > 0 && items[first - 1].Line == above && headings[first - 1] is { Length: > 0 } heading && heading.End >= lines[above].Span.End - 1);
    }

    // A bracket of units or a text behind the heading makes the item a task of its own.
    private static bool IsBare(string text, Line line, TextSpan heading) =>
        text.AsSpan(heading.End, line.Span.End - heading.End).Trim("。；;，,、").IsWhiteSpace();
}
