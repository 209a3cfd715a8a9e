using System.Buffers;

namespace Gongwen.Ingest;

/// <summary>Removes what prints nothing: soft hyphens, marks of direction, variation selectors, characters without width, C0 and C1 controls.</summary>
/// <remarks>Where text was read in the wrong charset such characters are bytes of others: this comes after the repairs of that.</remarks>
internal static class Invisible
{
    private const char SelectorLead = '\uDB40';

    private static readonly SearchValues<char> Characters = SearchValues.Create(
    [
        .. Range('\0', '\u001f').Except("\t\n\r"), .. Range('\u007f', '\u009f'), '\u00ad', '\u061c', '\u180e', .. Range('\u200b', '\u200f'),
        .. Range('\u202a', '\u202e'), .. Range('\u2060', '\u206f'), .. Range('\ufe00', '\ufe0f'), '\ufeff', .. Range('\ufff9', '\ufffb'), SelectorLead,
    ]);

    public static IReadOnlyList<Edit> Find(string text)
    {
        var edits = new List<Edit>();
        for (var i = 0; text.AsSpan(i).IndexOfAny(Characters) is var next and >= 0; i++)
        {
            i += next;
            if (Joiners.IsNeeded(text, i))
            {
                continue;
            }

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

    private static IEnumerable<char> Range(char first, char last) => Enumerable.Range(first, last - first + 1).Select(c => (char)c);
}
