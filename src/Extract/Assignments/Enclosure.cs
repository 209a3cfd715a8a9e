using System.Buffers;
using System.Collections;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Which characters stand inside brackets or quotation marks.</summary>
internal static class Enclosure
{
    private const string Opening = "（(〔[【《“「";
    private const string Closing = "）)〕]】》”」";

    private static readonly SearchValues<char> Marks = SearchValues.Create(Opening + Closing);

    /// <summary>One bit a character of <paramref name="span"/>: set from an opening mark to its closing mark; a mark without its partner encloses nothing.</summary>
    public static BitArray Find(string text, TextSpan span)
    {
        var enclosed = new BitArray(span.Length);
        foreach (var pair in Pairs(text, span))
        {
            for (var i = pair.Start; i < pair.End; i++)
            {
                enclosed[i - span.Start] = true;
            }
        }

        return enclosed;
    }

    /// <summary>The outermost pairs of <paramref name="span"/>, marks included, in order.</summary>
    /// <remarks>（ closes with ） and with )； a mark without its partner is passed over.</remarks>
    public static List<TextSpan> Pairs(string text, TextSpan span)
    {
        var pairs = new List<TextSpan>();
        var next = Next(text, span.Start, span.End);
        if (next == span.End)
        {
            return pairs;
        }

        var open = new Stack<(int Position, int Kind)>();
        Span<int> waiting = stackalloc int[Opening.Length];
        for (var i = next; i < span.End; i = Next(text, i + 1, span.End))
        {
            if (Opening.IndexOf(text[i], StringComparison.Ordinal) is var opens and >= 0)
            {
                open.Push((i, Kind(opens)));
                waiting[Kind(opens)]++;
            }
            else if (Closing.IndexOf(text[i], StringComparison.Ordinal) is var closes and >= 0 && waiting[Kind(closes)] > 0)
            {
                var start = Close(open, waiting, Kind(closes));
                while (pairs.Count > 0 && pairs[^1].Start > start)
                {
                    pairs.RemoveAt(pairs.Count - 1);
                }

                pairs.Add(TextSpan.Between(start, i + 1));
            }
        }

        return pairs;
    }

    private static int Next(string text, int start, int end) =>
        text.AsSpan(start, end - start).IndexOfAny(Marks) is var ahead and >= 0 ? start + ahead : end;

    // Opening marks above the partner never close.
    private static int Close(Stack<(int Position, int Kind)> open, Span<int> waiting, int kind)
    {
        while (true)
        {
            var (position, opened) = open.Pop();
            waiting[opened]--;
            if (opened == kind)
            {
                return position;
            }
        }
    }

    private static int Kind(int mark) => mark / 2 == 0 ? 0 : mark;
}
