using System.Text;

namespace Gongwen.Ingest;

/// <summary>Finds a second copy of a text behind it: the same notice taken once more, often broken.</summary>
internal static class CopyFinder
{
    // Long enough that a title named again in the body is followed by something else, short enough for a broken copy.
    private const int Probe = 10;

    private const int Shingle = 4;

    private const int ShortestCopy = 40;

    private const int MostProbes = 16;

    /// <summary>The first line of the copy; null if there is none.</summary>
    public static int? Find(PageLines lines, IReadOnlyList<int> notice)
    {
        var (letters, lineOf) = Letters(lines, notice);
        if (letters.Length < ShortestCopy * 2)
        {
            return null;
        }

        var probe = letters[..Probe];
        var at = letters.IndexOf(probe, Probe, StringComparison.Ordinal);
        for (var tries = 0; at >= ShortestCopy && tries < MostProbes; tries++)
        {
            if (lineOf[at] != lineOf[at - 1] && letters.Length - at >= ShortestCopy && IsCopy(letters, at))
            {
                return lineOf[at];
            }

            at = letters.IndexOf(probe, at + 1, StringComparison.Ordinal);
        }

        return null;
    }

    // Most of what stands behind must have stood before, in pieces: a broken copy keeps its order only in pieces.
    private static bool IsCopy(string letters, int at)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i + Shingle <= at; i++)
        {
            known.Add(letters.Substring(i, Shingle));
        }

        var (seen, all) = (0, 0);
        for (var i = at; i + Shingle <= letters.Length; i++)
        {
            all++;
            seen += known.Contains(letters.Substring(i, Shingle)) ? 1 : 0;
        }

        return seen * 10 > all * 6;
    }

    // Only ideographs and digits: what a copy's broken characters became says nothing.
    private static (string Letters, List<int> LineOf) Letters(PageLines lines, IReadOnlyList<int> notice)
    {
        var (letters, lineOf) = (new StringBuilder(), new List<int>());
        foreach (var line in notice)
        {
            foreach (var c in lines[line])
            {
                if (c is >= '\u4E00' and <= '\u9FFF' or >= '0' and <= '9')
                {
                    letters.Append(c);
                    lineOf.Add(line);
                }
            }
        }

        return (letters.ToString(), lineOf);
    }
}
