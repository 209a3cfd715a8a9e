using System.Text;

namespace Gongwen.Ingest;

/// <summary>Dictionaries of one conversion step: at each place the first of them that has an entry wins, with its longest entry.</summary>
internal sealed class ConversionTable
{
    // One replacement a character is nearly all there is; NUL means: none, or look among the entries.
    private readonly char[] _single = new char[char.MaxValue + 1];
    private readonly int[] _first = new int[char.MaxValue + 1];
    private readonly (string From, string To, bool Last)[] _entries;

    /// <param name="dictionaries">Names of tables in <c>Data/OpenCC</c>, the ones that win first.</param>
    public ConversionTable(params string[] dictionaries)
    {
        var entries = dictionaries.SelectMany((name, order) => DataFile.Rows($"OpenCC/{name}.tsv").Select(row => (From: row[0], To: row[1], Order: order)));
        var packed = new List<(string From, string To, bool Last)>([("", "", true)]);
        foreach (var group in entries.GroupBy(e => e.From[0]))
        {
            // What comes after an entry of one character never gets its turn.
            var ranked = group.OrderBy(e => e.Order).ThenByDescending(e => e.From.Length).ToList();
            var turns = ranked.FindIndex(e => e.From.Length == 1) is var one and >= 0 ? ranked.Take(one + 1).ToList() : ranked;
            _first[group.Key] = packed.Count;
            if (turns is [{ From.Length: 1, To: [var to] }])
            {
                _single[group.Key] = to;
            }

            packed.AddRange(turns.Select((e, i) => (e.From, e.To, i == turns.Count - 1)));
        }

        _entries = [.. packed];
    }

    /// <summary>The entry at the start of <paramref name="text"/>.</summary>
    /// <param name="text">Not empty.</param>
    /// <param name="replacement">What it becomes; it may be the same.</param>
    /// <returns>Number of characters it takes; 0 when there is none.</returns>
    public int Match(ReadOnlySpan<char> text, out string replacement)
    {
        var i = _first[text[0]];
        if (i > 0)
        {
            for (var last = false; !last; i++)
            {
                (var from, replacement, last) = _entries[i];
                if (text.StartsWith(from, StringComparison.Ordinal))
                {
                    return from.Length;
                }
            }
        }

        replacement = "";
        return 0;
    }

    /// <summary>Adds to <paramref name="edits"/> what changes inside <paramref name="range"/> of <paramref name="text"/>.</summary>
    public void FindEdits(string text, TextSpan range, List<Edit> edits)
    {
        for (var i = range.Start; i < range.End;)
        {
            if (_first[text[i]] == 0)
            {
                i++;
                continue;
            }

            var length = Match(text.AsSpan(i, range.End - i), out var replacement);
            if (length > 0 && !text.AsSpan(i, length).SequenceEqual(replacement))
            {
                edits.Add(new Edit(new TextSpan(i, length), replacement));
            }

            i += Math.Max(1, length);
        }
    }

    /// <summary>Appends the conversion of <paramref name="text"/>.</summary>
    public void Convert(ReadOnlySpan<char> text, StringBuilder output)
    {
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (_single[c] is var to and not '\0' || (_first[c] == 0 && (to = c) == c))
            {
                output.Append(to);
                i++;
                continue;
            }

            var length = Match(text[i..], out var replacement);
            _ = length == 0 ? output.Append(c) : output.Append(replacement);
            i += Math.Max(1, length);
        }
    }
}
