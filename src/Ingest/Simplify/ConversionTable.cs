using System.Text;

namespace Gongwen.Ingest;

/// <summary>Dictionaries of one conversion step: at each place the first of them that has an entry wins, with its longest entry.</summary>
internal sealed class ConversionTable
{
    private const int Pairs = 1 << 16;

    // What a character becomes by itself, itself included; NUL sends the reader to the trie.
    private readonly char[] _single = [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c)];

    // The same for characters that also begin phrases: it counts where no phrase goes on with the character behind. NUL: look into the trie.
    private readonly char[] _alone = new char[char.MaxValue + 1];

    // A bit for each first and second character of a phrase; different pairs may share one.
    private readonly ulong[] _beginnings = new ulong[Pairs / 64];
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
            var single = group.Where(e => e.From.Length == 1).OrderBy(e => e.Order).FirstOrDefault();
            var alone = single.From is null ? group.Key : single.To is [var to] ? to : '\0';
            _alone[group.Key] = alone;
            _single[group.Key] = group.All(e => e.From.Length == 1) ? alone : '\0';
        }

        foreach (var entry in entries.Where(e => e.From.Length > 1))
        {
            var pair = Pair(entry.From[0], entry.From[1]);
            _beginnings[pair >> 6] |= 1UL << pair;
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
            var to = Known(text.AsSpan(i, range.End - i));
            if (to == text[i])
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
            i += ConvertKnown(text[i..], converted, ref count);
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

    // As many as need no look into the trie, and as there is room for.
    private int ConvertKnown(ReadOnlySpan<char> text, Span<char> output, ref int count)
    {
        var single = _single;
        var free = output[count..];
        if (free.Length > text.Length)
        {
            free = free[..text.Length];
        }

        var i = 0;
        for (; i < free.Length; i++)
        {
            var to = single[text[i]];
            if (to == '\0' && (to = Known(text[i..])) == '\0')
            {
                break;
            }

            free[i] = to;
        }

        count += i;
        return i;
    }

    // What the first character becomes where no phrase can begin with it; NUL when only the trie knows.
    private char Known(ReadOnlySpan<char> text)
    {
        if (_single[text[0]] is var to and not '\0')
        {
            return to;
        }

        if (text.Length > 1)
        {
            var pair = Pair(text[0], text[1]);
            if ((_beginnings[pair >> 6] & (1UL << pair)) != 0)
            {
                return '\0';
            }
        }

        return _alone[text[0]];
    }

    private static int Pair(char first, char second) => (int)((((uint)first << 16) | second) * 2654435769 >> 16);
}
