using System.Buffers;
using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Gives headings their lost numbers back that stand bare above groups of items, while 1. 2. 3. count on through all groups.</summary>
/// <remarks>Where a heading stands right above another, the first is that of a chapter, and every other one that of a section.</remarks>
internal static class GroupHeadings
{
    private const int LongestHeading = 24;
    private const int FewestGroups = 3;
    private const int FewestItems = 6;
    private const int MostLost = 3;

    private static readonly SearchValues<char> Marks = SearchValues.Create("。；，：！,;:、（）()");

    /// <summary>The lines, those headings numbered; as they are where main sections have numbers, or items begin anew.</summary>
    public static ImmutableArray<Line> Restore(string text, ImmutableArray<Line> lines, Frame frame)
    {
        var (found, items, last) = (new SortedSet<int>(), 0, 0);
        for (var i = 0; i < lines.Length; i++)
        {
            if (!frame.InBody(i) || frame.AttachmentAt(i) is not null || lines[i].Number is not { } number)
            {
                continue;
            }

            if (number.Style != NumberStyle.Arabic || number.Value <= last || number.Value > last + MostLost + 1)
            {
                return lines;
            }

            (last, items) = (number.Value, items + 1);
            found.UnionWith(Above(text, lines, frame, i));
        }

        var groups = found.Count(i => !found.Contains(i + 1));
        return items >= FewestItems && groups >= FewestGroups && groups * 2 <= items ? Numbered(lines, found) : lines;
    }

    // Up to two bare lines right above an item; what stands right below another item is its text.
    private static IEnumerable<int> Above(string text, ImmutableArray<Line> lines, Frame frame, int item)
    {
        var first = item;
        while (first > 0 && item - first < 2 && frame.InBody(first - 1) && IsBare(text, lines[first - 1]))
        {
            first--;
        }

        return first == item || first == 0 || lines[first - 1].Number is not null ? [] : Enumerable.Range(first, item - first);
    }

    private static ImmutableArray<Line> Numbered(ImmutableArray<Line> lines, SortedSet<int> found)
    {
        var restored = lines.ToBuilder();
        var chapters = found.Where(i => found.Contains(i + 1)).ToHashSet();
        var (chapter, section) = (0, 0);
        foreach (var i in found)
        {
            var isChapter = chapters.Count == 0 || chapters.Contains(i);
            (chapter, section) = isChapter ? (chapter + 1, 0) : (chapter, section + 1);
            restored[i] = lines[i] with { Number = new OutlineNumber(isChapter ? NumberStyle.Chinese : NumberStyle.ChineseBracketed, isChapter ? chapter : section, "", 0) };
        }

        return restored.DrainToImmutable();
    }

    private static bool IsBare(string text, Line line) =>
        line.Number is null && line.Kind != BlockKind.TableCell && line.Span.Length is > 3 and <= LongestHeading
        && text.AsSpan(line.Span.Start, line.Span.Length).IndexOfAny(Marks) < 0;
}
