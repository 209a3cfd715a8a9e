using System.Globalization;

namespace Gongwen.Ingest;

/// <summary>Puts characters where their numbers stand: <c>\u5173\u4e8e</c>, <c>&amp;#20851;&amp;#20110;</c>.</summary>
internal static class CharacterEscapes
{
    // One may be an example; two hanzi in a row are text.
    private const int LeastHanzi = 2;
    private const int Hexadecimal = 6;

    public static IReadOnlyList<Edit> Find(string text) => [.. Find(text, "\\u", Backslash), .. Find(text, "&#", ByteEscape.Number)];

    private static List<Edit> Find(string text, string mark, ByteEscape.Reader read)
    {
        var edits = new List<Edit>();
        var (hanzi, most) = (0, 0);
        for (var i = text.IndexOf(mark, StringComparison.Ordinal); i >= 0; i = text.IndexOf(mark, i, StringComparison.Ordinal))
        {
            var length = read(text.AsSpan(i), out var value);
            if (length == 0)
            {
                i += mark.Length;
                continue;
            }

            var follows = edits.Count > 0 && edits[^1].Span.End == i;
            hanzi = ProseModel.IsHanzi((char)value) ? (follows ? hanzi + 1 : 1) : 0;
            most = Math.Max(most, hanzi);
            edits.Add(new Edit(new TextSpan(i, length), ((char)value).ToString()));
            i += length;
        }

        return most >= LeastHanzi ? edits : [];
    }

    private static int Backslash(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        return text.Length >= Hexadecimal && int.TryParse(text[2..Hexadecimal], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value) && value >= 0x80
            ? Hexadecimal : 0;
    }
}
