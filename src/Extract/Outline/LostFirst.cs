using System.Buffers;
using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Gives the first main heading its 一 back: the numbering goes on with 二、 and a bare heading stands above its items.</summary>
internal sealed class LostFirst(RoleReader roles)
{
    private const int LongestHeading = 20;

    private static readonly SearchValues<char> Marks = SearchValues.Create("。；，：！,;:");
    private static readonly OutlineNumber First = new(NumberStyle.Chinese, 1, "", 0);

    /// <summary>The lines, that heading numbered; as they are when the numbering misses no first item.</summary>
    public ImmutableArray<Line> Restore(string text, ImmutableArray<Line> lines, Frame frame)
    {
        var second = Enumerable.Range(0, lines.Length).FirstOrDefault(i => frame.InBody(i) && lines[i].Number is { Style: NumberStyle.Chinese }, -1);
        if (second < 0 || lines[second].Number is not { Value: 2 })
        {
            return lines;
        }

        for (var i = 0; i + 1 < second; i++)
        {
            if (frame.InBody(i) && frame.AttachmentAt(i) is null && IsBare(text, lines[i]) && (IsFirstItem(lines[i + 1]) || IsNamed(text, lines[i])))
            {
                return lines.SetItem(i, lines[i] with { Number = First });
            }
        }

        return lines;
    }

    private static bool IsBare(string text, Line line) =>
        line.Number is null && line.Kind != BlockKind.TableCell && line.Span.Length <= LongestHeading
        && text.AsSpan(line.Span.Start, line.Span.Length).IndexOfAny(Marks) < 0;

    private static bool IsFirstItem(Line line) => line.Number is { Style: NumberStyle.ChineseBracketed, Value: 1 };

    private bool IsNamed(string text, Line line) => roles.Read(text.AsSpan(line.Span.Start, line.Span.Length)) is not null;
}
