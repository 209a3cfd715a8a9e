using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Finds the headings of a notice that numbers none of its main sections: set bold, or alone on a line, or run in before a colon.</summary>
internal sealed class UnnumberedHeadings(RoleReader roles)
{
    private const int LongestSetOff = 24;
    private const int LongestPlain = 10;
    private const int FewestHeadings = 2;
    private const int MostOfALabel = 2;

    /// <summary>What stands for the number of such a heading.</summary>
    public static OutlineNumber Number { get; } = new(NumberStyle.Unnumbered, 1, "", 0);

    /// <summary>The lines that are such headings; none in a notice with numbered main sections.</summary>
    public ImmutableHashSet<int> Find(string text, ImmutableArray<Line> lines, Frame frame)
    {
        var found = ImmutableHashSet.CreateBuilder<int>();
        var named = 0;
        var fields = Fields(text, lines);
        for (var i = 0; i < lines.Length; i++)
        {
            if (!frame.InBody(i) || lines[i].Kind == BlockKind.TableCell)
            {
                continue;
            }

            if (lines[i].Number is { Style: NumberStyle.Chinese or NumberStyle.Chapter or NumberStyle.Article })
            {
                return [];
            }

            if (lines[i].Number is null && frame.AttachmentAt(i) is null && i + 1 < lines.Length && frame.InBody(i + 1) && IsHeading(text, lines[i]) && !fields.Contains(Label(text, lines[i])))
            {
                found.Add(i);
                named += roles.Read(text.AsSpan(lines[i].Span.Start, lines[i].Span.Length)) is null ? 0 : 1;
            }
        }

        // Bold lines whose words name no role are the headlines of a list page.
        return found.Count >= FewestHeadings && 2 * named >= found.Count ? found.ToImmutable() : [];
    }

    // 时间： and 地点： below each of several events are its fields.
    private static HashSet<string> Fields(string text, ImmutableArray<Line> lines) =>
        lines.Select(l => Label(text, l)).Where(l => l.Length > 0).CountBy(l => l).Where(l => l.Value > MostOfALabel).Select(l => l.Key).ToHashSet(StringComparer.Ordinal);

    // What stands before a colon near the line's beginning; empty when there is none.
    private static string Label(string text, Line line)
    {
        var words = text.AsSpan(line.Span.Start, Math.Min(line.Span.Length, LongestPlain + 1));
        return words.IndexOfAny('：', ':') is > 0 and var colon ? words[..colon].ToString() : "";
    }

    private bool IsHeading(string text, Line line)
    {
        var words = text.AsSpan(line.Span.Start, line.Span.Length);
        var colon = words.IndexOfAny('：', ':');
        if (colon > 0 && colon <= LongestPlain)
        {
            return roles.Read(words[..colon]) is not null;
        }

        var longest = line.Kind == BlockKind.Heading ? LongestSetOff : LongestPlain;
        return words.Length <= longest && words.IndexOfAny("。；，、！") < 0 && colon < 0
            && (line.Kind == BlockKind.Heading || roles.Read(words) is not null);
    }
}
