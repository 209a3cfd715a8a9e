using System.Buffers;
using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Finds items whose automatic number was lost in conversion: a tab, a point, or only the units at their end show that they are items.</summary>
internal sealed class LostNumbers(RuleTables rules)
{
    private const int LongestHeading = 28;
    private const int LongestPlainHeading = 18;
    private const int LongestLabel = 16;
    private const int FewestItems = 2;
    private const int FewestWithUnits = 3;
    private const int Majority = 5;

    private static readonly SearchValues<char> ClauseMarks = SearchValues.Create("，：；,:;");

    private readonly RuleSet _units = rules["unit-lines"];

    /// <summary>The lines, such items with a number without text, which reaches to their first word.</summary>
    public ImmutableArray<Line> Restore(string text, ImmutableArray<Line> lines, Frame frame)
    {
        List<int> found = [.. Tabbed(text, lines, frame), .. WithUnits(text, lines, frame)];
        if (found.Count == 0)
        {
            return lines;
        }

        var restored = lines.ToBuilder();
        foreach (var i in found)
        {
            restored[i] = lines[i] with { Number = NumberOf(text, lines[i]) };
        }

        return restored.DrainToImmutable();
    }

    /// <summary>Whether <paramref name="number"/> stands for a lost one.</summary>
    public static bool IsLost(OutlineNumber number) => number is { Style: NumberStyle.Bullet, Text.Length: 0 };

    private static List<int> Tabbed(string text, ImmutableArray<Line> lines, Frame frame)
    {
        var found = new List<int>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Number is null && IsTabbed(text, lines[i].Span.Start) && (i == 0 || EndsSentence(text, lines[i - 1])) && (HasRunInHeading(text, lines[i]) || IsBareHeading(text, lines, i, frame)))
            {
                found.Add(i);
            }
        }

        // Where every line begins so, a tab is but the indent of a paragraph.
        return found.Count >= FewestItems && 2 * lines.Count(l => l.Kind != BlockKind.TableCell && IsTabbed(text, l.Span.Start)) < lines.Length ? found : [];
    }

    // Paragraphs below numbered headings of which each says first what is to be done, and last by whom.
    private List<int> WithUnits(string text, ImmutableArray<Line> lines, Frame frame)
    {
        var (found, others, below) = (new List<int>(), 0, false);
        for (var i = 0; i < lines.Length; i++)
        {
            below |= lines[i].Number is not null && frame.InBody(i);
            if (!below || lines[i] is not { Number: null, Flat: false } || lines[i].Kind == BlockKind.TableCell || IsTabbed(text, lines[i].Span.Start) || !EndsInUnits(text, lines[i].Span))
            {
                continue;
            }

            if (HasPlainHeading(text, lines[i]))
            {
                found.Add(i);
            }
            else
            {
                others++;
            }
        }

        return found.Count >= FewestWithUnits && found.Count >= Majority * others ? found : [];
    }

    private bool EndsInUnits(string text, TextSpan line)
    {
        var words = text.AsSpan(line.Start, line.Length).TrimEnd('。');
        return words.Length > 0 && words[^1] is '）' or ')' or '】' or ']' or '〕' && words.LastIndexOfAny("（([【〔") is var open and > 0
            && _units.IsMatch(words[open..Math.Min(words.Length, open + LongestLabel)]);
    }

    // What stands for the number: no text, and a length up to the first word.
    private static OutlineNumber NumberOf(string text, Line line)
    {
        var length = 0;
        while (length < line.Span.Length && !char.IsLetter(text[line.Span.Start + length]))
        {
            length++;
        }

        return new OutlineNumber(NumberStyle.Bullet, 1, "", length);
    }

    // Whether a tab, and nothing else but space, stands before it.
    private static bool IsTabbed(string text, int start)
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

    // A heading alone on its line, with text or items below it.
    private static bool IsBareHeading(string text, ImmutableArray<Line> lines, int i, Frame frame)
    {
        var words = text.AsSpan(lines[i].Span.Start, lines[i].Span.Length);
        return words.Length is > 3 and <= LongestHeading && words.IndexOfAny(ClauseMarks) < 0 && words.IndexOfAny("。\t") < 0
            && frame.InBody(i) && frame.AttachmentAt(i) is null && i + 1 < lines.Length && frame.InBody(i + 1) && lines[i + 1].Kind != BlockKind.TableCell && !IsTabbed(text, lines[i + 1].Span.Start);
    }

    private static bool HasPlainHeading(string text, Line line)
    {
        var words = text.AsSpan(line.Span.Start, line.Span.Length);
        return words[..Math.Min(words.Length, LongestPlainHeading)].IndexOf('。') is > 3 and var mark && words[..mark].IndexOfAny(ClauseMarks) < 0;
    }
}
