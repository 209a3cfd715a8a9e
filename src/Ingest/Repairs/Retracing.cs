namespace Gongwen.Ingest;

/// <summary>Goes the best way back from its end, for what it changes.</summary>
internal static class Retracing
{
    /// <summary>The edits of a way, in order.</summary>
    /// <param name="text">Of which the bytes are shown.</param>
    /// <param name="bytes">Which the way reads.</param>
    /// <param name="ways">The way and all before it.</param>
    /// <param name="last">The index of its last step.</param>
    public static List<Edit> Edits(string text, ShownBytes bytes, ReadOnlySpan<Way> ways, int last)
    {
        var path = new List<(Edge Read, TextSpan Span)>();
        for (var end = bytes.Count; ways[last].Parent >= 0; last = ways[last].Parent)
        {
            if (ways[last].Read.Length > 0)
            {
                path.Add((ways[last].Read, TextSpan.Between(bytes.At(ways[last].Start), bytes.At(end))));
            }

            end = ways[last].Start;
        }

        var edits = new List<Edit>(path.Count);
        for (var i = path.Count - 1; i >= 0; i--)
        {
            var (read, span) = path[i];
            var isSameGap = read.First == '\ufffd' && edits is [.., { Replacement: "\ufffd" or "" } before] && before.Span.End == span.Start;
            var after = isSameGap ? "" : read.Text;
            if (!text.AsSpan(span.Start, span.Length).SequenceEqual(after))
            {
                edits.Add(new Edit(span, after));
            }
        }

        return edits;
    }
}
