using System.Buffers;

namespace Gongwen.Ingest;

/// <summary>Removes characters without width, which editors and web pages strew between words.</summary>
internal static class ZeroWidth
{
    private static readonly SearchValues<char> Characters = SearchValues.Create("\u200b\u200c\u200d\u2060\ufeff");

    public static IReadOnlyList<Edit> Find(string text)
    {
        var edits = new List<Edit>();
        for (var i = 0; text.AsSpan(i).IndexOfAny(Characters) is var next and >= 0; i++)
        {
            i += next;
            if (!Joiners.IsNeeded(text, i))
            {
                edits.Add(new Edit(new TextSpan(i, 1), ""));
            }
        }

        return edits;
    }
}
