using System.Buffers;

namespace Gongwen.Ingest;

/// <summary>Removes what prints nothing: soft hyphens, marks of direction, variation selectors, control characters.</summary>
/// <remarks>Where text was read in the wrong charset such characters are halves of others: this comes after the repairs of that.</remarks>
internal static class Invisible
{
    private const char SelectorLead = '\uDB40';

    private static readonly SearchValues<char> Characters = SearchValues.Create(
    [
        '\u00AD', '\u061C', '\u180E', '\u200E', '\u200F', '\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2061', '\u2062', '\u2063', '\u2064',
        '\u2066', '\u2067', '\u2068', '\u2069', '\uFFF9', '\uFFFA', '\uFFFB', '\u007F', SelectorLead,
        .. Enumerable.Range(0, 9).Select(c => (char)c), .. Enumerable.Range(0x0E, 0x12).Select(c => (char)c), .. Enumerable.Range(0xFE00, 16).Select(c => (char)c),
    ]);

    public static IReadOnlyList<Edit> Find(string text)
    {
        var edits = new List<Edit>();
        for (var i = 0; text.AsSpan(i).IndexOfAny(Characters) is var next and >= 0; i++)
        {
            i += next;
            if (text[i] != SelectorLead)
            {
                edits.Add(new Edit(new TextSpan(i, 1), ""));
            }
            else if (i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                // U+E0000..E01EF: tags and the selectors of ideographic variants.
                edits.Add(new Edit(new TextSpan(i++, 2), ""));
            }
        }

        return edits;
    }
}
