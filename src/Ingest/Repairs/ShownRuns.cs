namespace Gongwen.Ingest;

/// <summary>Finds where text shows bytes.</summary>
internal static class ShownRuns
{
    private const int Longest = 1 << 15;
    private const int Paragraph = 256;

    /// <summary>Those of one line, in order.</summary>
    public static List<ShownBytes> In(string text, TextSpan line, ByteView view)
    {
        var runs = new List<ShownBytes>();
        for (var i = line.Start; i < line.End;)
        {
            var bytes = Next(text, TextSpan.Between(i, line.End), view);
            i = bytes.Count > 0 ? bytes.End : line.End;
            if (bytes.Count > 1 && !(view == ByteView.Latin1 && IsPunctuation(text.AsSpan(bytes.Span.Start, bytes.Span.Length))))
            {
                runs.Add(bytes);
            }
        }

        return runs;
    }

    // The next run of characters that show bytes, from one above 7F on.
    private static ShownBytes Next(string text, TextSpan span, ByteView view)
    {
        var bytes = new ShownBytes(Math.Min(span.Length, Paragraph) * view.MostBytes);
        for (var i = span.Start; i < span.End;)
        {
            var length = view.Read(text.AsSpan(i, span.End - i), out var code);
            if (bytes.Count == 0 && EndOfAddress(text, i) is var end && end > i)
            {
                length = end - i;
            }
            else if (bytes.Count == 0 ? code >= 0x80 && text[i] != '?' : code > 0 && (bytes.Count < Longest || code >= 0x80) && !IsBehindScheme(text, i))
            {
                bytes.AddUnit(code, new TextSpan(i, length));
            }
            else if (bytes.Count > 0)
            {
                break;
            }

            i += length;
        }

        return bytes;
    }

    // —— and …… are marks of Chinese, and as bytes they are the rarest of hanzi.
    private static bool IsPunctuation(ReadOnlySpan<char> run)
    {
        foreach (var c in run)
        {
            if (c >= 0x80 && c is not ('–' or '—' or '‘' or '’' or '“' or '”' or '…'))
            {
                return false;
            }
        }

        return true;
    }

    // What follows is an address, which is a matter of its own.
    private static bool IsBehindScheme(string text, int position) => text[position] == ':' && text.AsSpan(position).StartsWith("://", StringComparison.Ordinal);

    // An escape in an address is in its place: where the address ends; the position itself when it is in none.
    private static int EndOfAddress(string text, int position)
    {
        if (text[position] != '%')
        {
            return position;
        }

        var before = text.AsSpan(0, position);
        var word = before[(before.LastIndexOfAnyExceptInRange('!', '~') + 1)..];
        var end = text.AsSpan(position).IndexOfAnyExceptInRange('!', '~');
        return !word.ContainsAny("/=&@?") ? position : end < 0 ? text.Length : position + end;
    }
}
