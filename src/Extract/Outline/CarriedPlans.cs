using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Finds where the plans begin that one cover notice carries (现将《甲方案》和《乙方案》印发给你们): each has an outline of its own.</summary>
internal static class CarriedPlans
{
    private const int LongestTitle = 60;

    /// <summary>The lines that are such titles, in order; none of a notice with attachments, which come below their names.</summary>
    public static ImmutableArray<int> Find(string text, ImmutableArray<Line> lines, Frame frame)
    {
        if (!frame.AttachmentStarts.IsEmpty)
        {
            return [];
        }

        var quoted = new HashSet<string>(StringComparer.Ordinal);
        var found = ImmutableArray.CreateBuilder<int>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Number is null && lines[i].Kind != BlockKind.TableCell && lines[i].Span.Length <= LongestTitle && quoted.Contains(Spacing.Squeeze(text, lines[i].Span)))
            {
                found.Add(i);
            }

            if (found.Count == 0 && frame.InBody(i))
            {
                Quote(text, lines[i].Span, quoted);
            }
        }

        return found.ToImmutable();
    }

    private static void Quote(string text, TextSpan line, HashSet<string> quoted)
    {
        for (var open = text.IndexOf('《', line.Start, line.Length); open >= 0; open = text.IndexOf('《', open + 1, line.End - open - 1))
        {
            if (text.AsSpan(open, Math.Min(line.End - open, LongestTitle)).IndexOf('》') is > 1 and var close)
            {
                quoted.Add(Spacing.Squeeze(text, TextSpan.Between(open + 1, open + close)));
            }
        }
    }
}
