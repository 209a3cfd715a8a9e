namespace Gongwen.Ingest;

/// <summary>Goes the best way back from its end, for what it changes.</summary>
/// <param name="text">Of which the bytes are shown.</param>
internal sealed class Retracing(string text)
{
    private readonly List<int> _path = [];

    /// <summary>Adds what a way changes, in order.</summary>
    /// <param name="bytes">Which the way reads to their end.</param>
    /// <param name="steps">Of the way, and of others.</param>
    /// <param name="last">The index of its last step.</param>
    /// <param name="edits">Of what stands before.</param>
    public void AddEdits(ShownBytes bytes, ReadOnlySpan<Step> steps, int last, List<Edit> edits)
    {
        _path.Clear();
        for (; steps[last].Before >= 0; last = steps[last].Before)
        {
            _path.Add(last);
        }

        for (var i = _path.Count - 1; i >= 0; i--)
        {
            var (read, start) = (steps[_path[i]].Read, bytes.At(steps[_path[i]].Start));
            if (read.Length > 0)
            {
                Add(read, TextSpan.Between(start, bytes.At(i == 0 ? bytes.Count : steps[_path[i - 1]].Start)), edits);
            }
        }
    }

    private void Add(in Edge read, TextSpan span, List<Edit> edits)
    {
        var isSameGap = read.First == '\ufffd' && edits is [.., { Replacement: "\ufffd" or "" } before] && before.Span.End == span.Start;
        var after = isSameGap ? "" : read.Text;
        if (!text.AsSpan(span.Start, span.Length).SequenceEqual(after))
        {
            edits.Add(new Edit(span, after));
        }
    }
}
