using System.Buffers;
using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Finds items whose automatic number was lost in conversion: the tab or the point behind it is all that is left.</summary>
internal static class LostNumbers
{
    private const int LongestHeading = 28;
    private const int FewestItems = 2;

    private static readonly SearchValues<char> ClauseMarks = SearchValues.Create("，：；,:;");

    /// <summary>The lines that are such items; none unless there are at least two.</summary>
    public static ImmutableHashSet<int> Find(string text, ImmutableArray<Line> lines)
    {
        var found = ImmutableHashSet.CreateBuilder<int>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Number is null && IsTabbed(text, lines[i].Span.Start) && (i == 0 || EndsSentence(text, lines[i - 1])) && HasRunInHeading(text, lines[i]))
            {
                found.Add(i);
            }
        }

        // Where every line begins so, a tab is but the indent of a paragraph.
        return found.Count >= FewestItems && 2 * lines.Count(l => l.Kind != BlockKind.TableCell && IsTabbed(text, l.Span.Start)) < lines.Length ? found.ToImmutable() : [];
    }

    /// <summary>What stands for the number of such an item: no text, and a length up to its first word.</summary>
    public static OutlineNumber NumberOf(string text, Line line)
    {
        var length = 0;
        while (length < line.Span.Length && !char.IsLetter(text[line.Span.Start + length]))
        {
            length++;
        }

        return new OutlineNumber(NumberStyle.Bullet, 1, "", length);
    }

    public static bool IsLost(OutlineNumber number) => number is { Style: NumberStyle.Bullet, Text.Length: 0 };

    /// <summary>Whether a tab, and nothing else but space, stands before <paramref name="start"/>.</summary>
    public static bool IsTabbed(string text, int start)
    {
        while (start > 0 && text[start - 1] is ' ' or '\u00A0')
        {
            start--;
        }

        return start > 0 && text[start - 1] == '\t';
    }

    // A line that goes on with the sentence above begins no item, tab or not; a heading above it ends in no mark at all.
    private static bool EndsSentence(string text, Line above) =>
        above.Number is not null || text[above.Span.End - 1] is '。' or '；' or '）' or ')' or '：';

    private static bool HasRunInHeading(string text, Line line)
    {
        var words = text.AsSpan(line.Span.Start, line.Span.Length)[NumberOf(text, line).Length..];
        var mark = words[..Math.Min(words.Length, LongestHeading)].IndexOf('。');
        return mark > 1 && mark + 1 < words.Length && words[..mark].IndexOfAny(ClauseMarks) is var comma
            && (comma < 0 || (words[comma] is '，' or ',' && words[(comma + 1)..mark].IndexOfAny(ClauseMarks) < 0));
    }
}
