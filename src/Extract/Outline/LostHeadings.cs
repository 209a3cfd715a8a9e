using System.Buffers;
using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Gives main headings their lost numbers back: 二、 comes first, or 七、 after 五、, and a bare heading stands before it.</summary>
internal sealed class LostHeadings(RoleReader roles)
{
    private const int LongestHeading = 20;
    private const int LongestLabel = 8;

    private static readonly SearchValues<char> Marks = SearchValues.Create("。；，：！,;:");

    /// <summary>The lines, those headings numbered; as they are where the numbering misses none.</summary>
    public ImmutableArray<Line> Restore(string text, ImmutableArray<Line> lines, Frame frame)
    {
        var restored = default(ImmutableArray<Line>.Builder);
        var (start, last) = (0, 0);
        for (var i = 0; i < lines.Length; i++)
        {
            if (!frame.InBody(i) || lines[i].Number is not { Style: NumberStyle.Chinese } number)
            {
                continue;
            }

            if (number.Value == last + 2 && Find(text, lines, frame, (start, i)) is { } lost)
            {
                restored ??= lines.ToBuilder();
                restored[lost] = lines[lost] with { Number = new OutlineNumber(NumberStyle.Chinese, last + 1, "", 0) };
            }

            (start, last) = (i + 1, number.Value);
        }

        return restored?.DrainToImmutable() ?? lines;
    }

    // Above the first numbered heading stands much else; between two others only what is named as a section is one.
    private int? Find(string text, ImmutableArray<Line> lines, Frame frame, (int Start, int End) gap)
    {
        for (var i = gap.Start; i < gap.End; i++)
        {
            if (frame.InBody(i) && frame.AttachmentAt(i) is null && ((i + 1 < gap.End && IsBare(text, lines[i]) && ((gap.Start == 0 && IsFirstItem(lines[i + 1])) || IsNamed(text, lines[i].Span))) || (gap.Start > 0 && IsLabelled(text, lines[i]))))
            {
                return i;
            }
        }

        return null;
    }

    private static bool IsBare(string text, Line line) =>
        line.Number is null && line.Kind != BlockKind.TableCell && line.Span.Length <= LongestHeading
        && text.AsSpan(line.Span.Start, line.Span.Length).IndexOfAny(Marks) < 0;

    private static bool IsFirstItem(Line line) => line.Number is { Style: NumberStyle.ChineseBracketed, Value: 1 };

    private bool IsNamed(string text, TextSpan words) => roles.Read(text.AsSpan(words.Start, words.Length)) is not null;

    // 活动主题：人人参加
    private bool IsLabelled(string text, Line line) =>
        line.Number is null && line.Kind != BlockKind.TableCell && text.AsSpan(line.Span.Start, Math.Min(line.Span.Length, LongestLabel)).IndexOfAny('：', ':') is > 1 and var colon
        && IsNamed(text, line.Span with { Length = colon });
}
