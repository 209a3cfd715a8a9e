namespace Gongwen.Ingest;

/// <summary>Leaves out a second copy of the text that came broken: only what the first copy does not say can be missed in it.</summary>
/// <remarks>Its lines stay, empty, for no repair removes a line.</remarks>
internal static class BrokenCopy
{
    // Shorter stretches are common to all notices; below this share it is a text of its own.
    private const int Stretch = 6;
    private const int Least = 100;
    private const double LeastShare = 0.6;
    private const int MostSoundLines = 100;

    /// <param name="text">The text, its mojibake repaired.</param>
    /// <param name="repaired">Where mojibake was repaired, in order.</param>
    public static IReadOnlyList<Edit> Find(string text, IReadOnlyList<TextSpan> repaired)
    {
        if (repaired.Sum(r => r.Length) < Least)
        {
            return [];
        }

        var start = text.LastIndexOf('\n', Math.Max(0, repaired[0].Start - 1)) + 1;
        var end = text.IndexOf('\n', repaired[^1].End) is var lineEnd and >= 0 ? lineEnd : text.Length;
        return ShareKnown(text.AsSpan(0, start), text, repaired) >= LeastShare ? Lines(text, StartOfCopy(text, start), end) : [];
    }

    // A copy may begin sound: the lines before the first broken one that stand further up already.
    private static int StartOfCopy(string text, int start)
    {
        for (var lines = 0; start > 1 && lines < MostSoundLines; lines++)
        {
            var previous = text.LastIndexOf('\n', start - 2) + 1;
            if (text.AsSpan(0, previous).IndexOf(text.AsSpan(previous, start - 1 - previous).Trim()) < 0)
            {
                break;
            }

            start = previous;
        }

        return start;
    }

    private static double ShareKnown(ReadOnlySpan<char> first, string text, IReadOnlyList<TextSpan> repaired)
    {
        var known = new HashSet<int>();
        for (var i = 0; i + Stretch <= first.Length; i++)
        {
            known.Add(string.GetHashCode(first.Slice(i, Stretch)));
        }

        var (same, all) = (0, 0);
        foreach (var span in repaired)
        {
            for (var i = span.Start; i + Stretch <= span.End; i++)
            {
                all++;
                same += known.Contains(string.GetHashCode(text.AsSpan(i, Stretch))) ? 1 : 0;
            }
        }

        return all == 0 ? 0 : (double)same / all;
    }

    private static List<Edit> Lines(string text, int start, int end)
    {
        var edits = new List<Edit>();
        while (start < end)
        {
            var next = text.IndexOf('\n', start, end - start) is var lineEnd and >= 0 ? lineEnd : end;
            if (next > start)
            {
                edits.Add(new Edit(TextSpan.Between(start, next), ""));
            }

            start = next + 1;
        }

        return edits;
    }
}
