using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Finds 目录, the list of headings with their pages that long plans begin with: its lines are no headings.</summary>
/// <remarks>What tells it is that its lines end in pages that never go back, and that most of them stand again further down, in order.</remarks>
internal static class ContentsList
{
    private const int Fewest = 4;
    private const int Most = 300;
    private const int LongestEntry = 60;
    private const int ShortestWords = 2;
    private const int MostTries = 8; // a list stands near the beginning, before other runs of lines that end in figures
    private const string Leaders = " \t\u00A0\u3000.．…·-—";

    /// <summary>Marks the lines of such a list in <paramref name="zones"/>, the word 目录 above it too.</summary>
    public static void Mark(string text, ImmutableArray<Line> lines, LineZone[] zones)
    {
        for (var (start, tries) = (0, 0); start < lines.Length && tries < MostTries;)
        {
            var end = EndOf(text, lines, start);
            tries += end - start >= Fewest ? 1 : 0;
            if (end - start is >= Fewest and <= Most && Recur(text, lines, (start, end)))
            {
                var first = start > 0 && Spacing.Squeeze(text, lines[start - 1].Span) is "目录" ? start - 1 : start;
                zones.AsSpan(first, end - first).Fill(LineZone.Contents);
                return;
            }

            start = Math.Max(end, start + 1);
        }
    }

    // Behind the last of the lines from `start` on that end in a page.
    private static int EndOf(string text, ImmutableArray<Line> lines, int start)
    {
        var (line, last) = (start, 0);
        while (line < lines.Length && Page(text, lines[line].Span) is { } page && page >= last)
        {
            last = page;
            line++;
        }

        return line;
    }

    private static int? Page(string text, TextSpan line)
    {
        var words = Words(text, line);
        return line.Length <= LongestEntry && words.Length >= ShortestWords && line.Length - words.Length is > 0 and var tail
            && int.TryParse(text.AsSpan(line.End - tail, tail).TrimStart(Leaders), out var page) ? page : null;
    }

    // 一、指导思想…………3: without its page and what leads there.
    private static ReadOnlySpan<char> Words(string text, TextSpan line) =>
        text.AsSpan(line.Start, line.Length).TrimEnd("0123456789").TrimEnd(Leaders);

    private static bool Recur(string text, ImmutableArray<Line> lines, (int Start, int End) list)
    {
        var (found, from) = (0, list.End);
        for (var entry = list.Start; entry < list.End; entry++)
        {
            var words = Words(text, lines[entry].Span);
            for (var line = from; line < lines.Length; line++)
            {
                if (text.AsSpan(lines[line].Span.Start, lines[line].Span.Length).StartsWith(words))
                {
                    (found, from) = (found + 1, line + 1);
                    break;
                }
            }
        }

        return found * 4 >= (list.End - list.Start) * 3;
    }
}
