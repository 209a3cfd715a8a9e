using System.Text;

namespace Gongwen.Ingest;

/// <summary>Dictionaries of one conversion step: at each place the first of them that has an entry wins, with its longest entry.</summary>
internal sealed class ConversionTable
{
    // What a character becomes by itself, itself included; NUL sends the reader to the trie.
    private readonly char[] _single = [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c)];
    private readonly PhraseTrie _trie;
    private readonly char _lowest;
    private readonly char _highest;

    /// <param name="dictionaries">Names of tables in <c>Data</c>, the ones that win first.</param>
    public ConversionTable(params string[] dictionaries)
        : this(dictionaries.Select(name => DataFile.Rows($"{name}.tsv").Select(row => (row[0], row[1]))))
    {
    }

    /// <param name="dictionaries">From and to, the dictionaries that win first; of one dictionary the first row of a phrase counts.</param>
    public ConversionTable(IEnumerable<IEnumerable<(string From, string To)>> dictionaries)
    {
        var entries = dictionaries.SelectMany((rows, order) => rows.Select(row => new PhraseTrie.Entry(row.From, row.To, order))).ToList();
        foreach (var group in entries.GroupBy(e => e.From[0]))
        {
            _single[group.Key] = group.ToList() is [{ From.Length: 1, To: [var to] }] ? to : '\0';
        }

        _trie = new PhraseTrie(entries);
        _lowest = entries.Min(e => e.From[0]);
        _highest = entries.Max(e => e.From[0]);
    }

    /// <summary>Whether the table may have an entry for something in <paramref name="text"/>; tells at the speed of memory that it has none.</summary>
    public bool MayChange(ReadOnlySpan<char> text) => text.ContainsAnyInRange(_lowest, _highest);

    /// <summary>The entry at the start of <paramref name="text"/>.</summary>
    /// <param name="text">Not empty.</param>
    /// <param name="replacement">What it becomes; it may be the same.</param>
    /// <returns>Number of characters it takes; 0 when there is none.</returns>
    public int Match(ReadOnlySpan<char> text, out string replacement) => _trie.Match(text, out replacement);

    /// <summary>Adds to <paramref name="edits"/> what changes inside <paramref name="range"/> of <paramref name="text"/>.</summary>
    public void FindEdits(string text, TextSpan range, List<Edit> edits)
    {
        for (var i = range.Start; i < range.End;)
        {
            if (_single[text[i]] == text[i])
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
        Span<char> converted = stackalloc char[512];
        var count = 0;
        for (var i = 0; i < text.Length;)
        {
            i += ConvertSingles(text[i..], converted, ref count);
            if (i < text.Length && count < converted.Length)
            {
                var length = Match(text[i..], out var replacement);
                var after = length == 0 ? text.Slice(i, 1) : replacement;
                i += Math.Max(1, length);
                if (after.TryCopyTo(converted[count..]))
                {
                    count += after.Length;
                    continue;
                }

                output.Append(converted[..count]).Append(after);
                count = 0;
            }
            else
            {
                output.Append(converted[..count]);
                count = 0;
            }
        }

        output.Append(converted[..count]);
    }

    // As many as need no more than one look, and as there is room for.
    private int ConvertSingles(ReadOnlySpan<char> text, Span<char> output, ref int count)
    {
        var single = _single;
        var free = output[count..];
        var limit = Math.Min(text.Length, free.Length);
        var i = 0;
        for (; i < limit && single[text[i]] is var to and not '\0'; i++)
        {
            free[i] = to;
        }

        count += i;
        return i;
    }
}
