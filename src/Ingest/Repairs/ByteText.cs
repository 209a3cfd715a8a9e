using System.Collections.Frozen;

namespace Gongwen.Ingest;

/// <summary>Runs of characters that are the bytes of some other charset, read as Latin-1 or windows-1252.</summary>
internal static class ByteText
{
    // Fewer different ones are dots, crosses and degree signs of ordinary text.
    private const int LeastDifferent = 4;

    // Windows-1252 in 80..9F; the five holes pass through as C1 controls, as they do in browsers.
    private static readonly FrozenDictionary<char, byte> Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"
        .Select((c, i) => KeyValuePair.Create(c, (byte)(0x80 + i))).ToFrozenDictionary();

    // After so many runs that are bytes beyond doubt, blanks by themselves are taken for bytes too.
    private const int BeyondDoubt = 3;

    /// <summary>Reads anew the runs of <paramref name="text"/> that <paramref name="decode"/> makes prose of.</summary>
    public static IReadOnlyList<Edit> Reread(string text, Func<TextSpan, List<Edit>> decode)
    {
        var runs = Runs(text).ToLookup(run => HasVariety(text.AsSpan(run.Start, run.Length)));
        var (sure, doubtful) = Partition(runs[true].Select(decode), Plausible.IsProse);
        if (sure.Count >= BeyondDoubt)
        {
            sure.AddRange(doubtful.Concat(runs[false].Select(decode)).Where(Plausible.IsBlank));
        }

        return [.. sure.SelectMany(edits => edits).OrderBy(e => e.Span.Start)];
    }

    private static (List<List<Edit>> Yes, List<List<Edit>> No) Partition(IEnumerable<List<Edit>> all, Func<List<Edit>, bool> condition)
    {
        var parts = all.ToLookup(condition);
        return ([.. parts[true]], [.. parts[false]]);
    }

    // The runs that may be bytes: they begin with one above 7F and stay within their line.
    private static IEnumerable<TextSpan> Runs(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var start = text.AsSpan(i).IndexOfAnyInRange('\u0080', '\u00ff');
            if (start < 0)
            {
                yield break;
            }

            start += i;
            while (start > i && ToByte(text[start - 1]) >= 0x80)
            {
                start--;
            }

            var end = EndOf(text, start);
            yield return TextSpan.Between(start, end);
            i = end;
        }
    }

    /// <summary>The byte that <paramref name="c"/> was read from; -1 when it was none.</summary>
    public static int ToByte(char c) => c <= '\u00ff' ? c : Windows1252.TryGetValue(c, out var b) ? b : -1;

    // Trailing ASCII is no part of it, save one character that may be the last byte of a GB18030 character.
    private static int EndOf(string text, int start)
    {
        var (i, end) = (start, start);
        for (; i < text.Length && text[i] != '\n' && ToByte(text[i]) is var b and >= 0; i++)
        {
            end = b >= 0x80 ? i + 1 : end;
        }

        return end < i && text[end] is (>= '@' and <= '~') or (>= '0' and <= '9') ? end + 1 : end;
    }

    private static bool HasVariety(ReadOnlySpan<char> run)
    {
        Span<char> seen = stackalloc char[LeastDifferent];
        var different = 0;
        foreach (var c in run)
        {
            if (c > '\u00a0' && c <= '\u00ff' && !seen[..different].Contains(c))
            {
                seen[different++] = c;
                if (different == LeastDifferent)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
