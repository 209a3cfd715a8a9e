using System.Collections.Frozen;
using System.Globalization;

namespace Gongwen.Ingest;

/// <summary>Puts Unicode characters for those of the private use area that mean something known: code points of the older GBK tables, signs of Word's fonts.</summary>
/// <remarks>Others have no meaning that could be known; they stay and are counted.</remarks>
internal static class PrivateUse
{
    private const char First = '\uE000';
    private const char Last = '\uF8FF';

    private static readonly Lazy<FrozenDictionary<char, string>> Meanings = new(() =>
        DataFile.Rows("private-use.tsv").ToFrozenDictionary(
            r => (char)int.Parse(r[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), r => r[1]));

    public static IReadOnlyList<Edit> Find(string text)
    {
        var edits = new List<Edit>();
        for (var i = 0; text.AsSpan(i).IndexOfAnyInRange(First, Last) is var next and >= 0; i++)
        {
            i += next;
            if (Meanings.Value.TryGetValue(text[i], out var meaning))
            {
                edits.Add(new Edit(new TextSpan(i, 1), meaning));
            }
        }

        return edits;
    }

    /// <summary>How many characters of <paramref name="text"/> mean nothing that is known.</summary>
    public static int CountIn(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (text.IndexOfAnyInRange(First, Last) is >= 0 and var next)
        {
            count++;
            text = text[(next + 1)..];
        }

        return count;
    }
}
