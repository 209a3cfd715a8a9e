using System.Buffers;
using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Puts lines together that a page's layout broke inside a bracket.</summary>
internal static class WrappedLines
{
    private const string Opening = "（(〔[【";
    private const int MostLines = 4;

    private static readonly SearchValues<char> Brackets = SearchValues.Create("（(〔[【）)〕]】");

    /// <summary><paramref name="lines"/>, of which those that one bracket spans are one.</summary>
    public static ImmutableArray<Line> Join(string text, ImmutableArray<Line> lines)
    {
        var joined = ImmutableArray.CreateBuilder<Line>(lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            var last = Last(text, lines, i);
            joined.Add(lines[i] with { Span = TextSpan.Between(lines[i].Span.Start, lines[last].Span.End) });
            i = last;
        }

        return joined.ToImmutable();
    }

    // The line that closes the bracket which the line leaves open; the line itself when none does.
    private static int Last(string text, ImmutableArray<Line> lines, int first)
    {
        if (Open(text, lines[first].Span) is not { } open)
        {
            return first;
        }

        for (var i = first + 1; i < Math.Min(lines.Length, first + MostLines) && lines[i] is { Number: null, Kind: not BlockKind.TableCell }; i++)
        {
            var words = text.AsSpan(lines[i].Span.Start, lines[i].Span.Length);
            var mark = words.IndexOfAny(Brackets);
            if (mark >= 0)
            {
                return Enclosure.Pairs(text, TextSpan.Between(open, lines[i].Span.Start + mark + 1)).Count > 0 ? i : first;
            }
        }

        return first;
    }

    private static int? Open(string text, TextSpan line)
    {
        var last = text.AsSpan(line.Start, line.Length).LastIndexOfAny(Opening);
        return last >= 0 && Enclosure.Pairs(text, TextSpan.Between(line.Start + last, line.End)).Count == 0 ? line.Start + last : null;
    }
}
