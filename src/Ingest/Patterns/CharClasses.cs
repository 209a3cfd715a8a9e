namespace Gongwen.Ingest;

/// <summary>The classes of characters that no set of a pattern tells apart, numbered from 0.</summary>
internal sealed class CharClasses
{
    // Small pages: most are of one class, and the few cells that are left stay in the processor's cache.
    private const int PageBits = 5;
    private const int PageSize = 1 << PageBits;
    private const int Pages = (char.MaxValue + 1) / PageSize;

    // Where the cells of the characters of a page begin: pages of one class share theirs.
    private readonly ushort[] _pages = new ushort[Pages];
    private readonly ushort[] _cells;
    private readonly List<char> _members = [];

    public CharClasses(IReadOnlyList<CharSet> sets)
    {
        var stretches = Stretches(sets);
        var cells = new List<ushort>();
        var uniform = new Dictionary<ushort, ushort>();
        for (var (page, next) = (0, 0); page < Pages; page++)
        {
            var end = (page + 1) * PageSize;
            var begin = cells.Count;
            while (next + 1 < stretches.Count && stretches[next + 1].Start <= page * PageSize)
            {
                next++;
            }

            if (next + 1 == stretches.Count || stretches[next + 1].Start >= end)
            {
                if (uniform.TryGetValue(stretches[next].Class, out _pages[page]))
                {
                    continue;
                }

                uniform.Add(stretches[next].Class, (ushort)(begin / PageSize));
            }

            _pages[page] = (ushort)(begin / PageSize);
            for (var c = page * PageSize; c < end; c++)
            {
                next += next + 1 < stretches.Count && stretches[next + 1].Start == c ? 1 : 0;
                cells.Add(stretches[next].Class);
            }
        }

        _cells = [.. cells];
    }

    /// <summary>How many there are.</summary>
    public int Count => _members.Count;

    /// <summary>The class of <paramref name="c"/>.</summary>
    public int this[char c] => _cells[(_pages[c >> PageBits] << PageBits) | (c & (PageSize - 1))];

    /// <summary>A character of that class.</summary>
    public char MemberOf(int number) => _members[number];

    // Where the class changes. Characters are of one class when the same sets hold them: when those sets' numbers, drawn
    // from 64 bits, add up to the same.
    private List<(int Start, ushort Class)> Stretches(IReadOnlyList<CharSet> sets)
    {
        var turns = new SortedDictionary<int, ulong> { [0] = 0 };
        for (var i = 0; i < sets.Count; i++)
        {
            foreach (var turn in sets[i].Turns)
            {
                turns[turn] = turns.GetValueOrDefault(turn) ^ Drawn(i);
            }
        }

        var classes = new Dictionary<ulong, ushort>();
        var stretches = new List<(int, ushort)>(turns.Count);
        var held = 0UL;
        foreach (var (start, changed) in turns)
        {
            held ^= changed;
            if (!classes.TryGetValue(held, out var number))
            {
                classes.Add(held, number = (ushort)classes.Count);
                _members.Add((char)start);
            }

            stretches.Add((start, number));
        }

        return stretches;
    }

    // SplitMix64.
    private static ulong Drawn(int index)
    {
        var mixed = (ulong)(index + 1) * 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
