using System.Buffers;

namespace Gongwen.Ingest;

/// <summary>Removes control characters and marks without width that no notice needs: soft hyphens, marks of direction, C0 and C1.</summary>
/// <remarks>Only after mojibake was repaired, where soft hyphens and C1 are bytes of characters.</remarks>
internal static class StrayControls
{
    private static readonly SearchValues<char> Characters = SearchValues.Create(
    [
        .. Range('\0', '\u001f').Except("\t\n\r"), .. Range('\u007f', '\u009f'), '\u00ad', '\u061c', '\u180e', '\u200b', '\u200c', '\u200d',
        '\u200e', '\u200f', .. Range('\u202a', '\u202e'), .. Range('\u2060', '\u206f'), '\ufeff', .. Range('\ufff9', '\ufffb'),
    ]);

    public static List<Edit> Find(string text)
    {
        var edits = new List<Edit>();
        for (var i = 0; text.AsSpan(i).IndexOfAny(Characters) is var next and >= 0; i++)
        {
            i += next;
            edits.Add(new Edit(new TextSpan(i, 1), ""));
        }

        return edits;
    }

    private static IEnumerable<char> Range(char first, char last) => Enumerable.Range(first, last - first + 1).Select(c => (char)c);
}
