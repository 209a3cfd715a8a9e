namespace Gongwen.Store;

/// <summary>Documents, by slot in ascending order, with the value that a term or phrase has in each.</summary>
internal sealed class Postings(int capacity)
{
    private int[] _slots = new int[capacity];
    private uint[] _values = new uint[capacity];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Slots => _slots.AsSpan(0, Count);

    public ReadOnlySpan<uint> Values => _values.AsSpan(0, Count);

    /// <summary>The slots whose value is not 0.</summary>
    public static Postings Of(ReadOnlySpan<uint> values)
    {
        var postings = new Postings(values.Length - values.Count(0u));
        for (var slot = 0; slot < values.Length; slot++)
        {
            if (values[slot] != 0)
            {
                postings.Add(slot, values[slot]);
            }
        }

        return postings;
    }

    public void Clear() => Count = 0;

    /// <summary>Appends postings as <see cref="PostingWriter"/> wrote them.</summary>
    /// <param name="bytes">The postings; those behind them stay.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="segment">The segment that they are of.</param>
    /// <exception cref="InvalidDataException">The bytes are no such postings.</exception>
    public void Append(ref ReadOnlySpan<byte> bytes, int count, Segment segment)
    {
        if (count < 0 || count > bytes.Length)
        {
            throw new InvalidDataException($"{count} postings do not fit into {bytes.Length} bytes.");
        }

        Reserve(Count + count);
        var slots = _slots.AsSpan(Count, count);
        var values = _values.AsSpan(Count, count);
        var before = segment.Base;
        for (var i = 0; i < slots.Length; i++)
        {
            var head = Varint.Read(ref bytes);
            before += (int)(head >> 1);
            if (before < segment.First || before >= segment.End)
            {
                throw new InvalidDataException($"A posting lies outside of its segment.");
            }

            slots[i] = before;
            values[i] = (head & 1) != 0 ? TermValue.Once : (uint)Varint.Read(ref bytes);
        }

        Count += count;
    }

    /// <summary>Those that are in <paramref name="other"/> too.</summary>
    public Postings And(Postings other)
    {
        var both = new Postings(Math.Min(Count, other.Count));
        for (int i = 0, k = 0; i < Count && k < other.Count;)
        {
            var (mine, theirs) = (_slots[i], other._slots[k]);
            if (mine == theirs)
            {
                both.Add(mine, TermValue.Least(_values[i], other._values[k]));
            }

            i += mine <= theirs ? 1 : 0;
            k += theirs <= mine ? 1 : 0;
        }

        return both;
    }

    /// <summary>Those that are here or in <paramref name="other"/>.</summary>
    public Postings Or(Postings other)
    {
        var all = new Postings(Count + other.Count);
        int i = 0, k = 0;
        while (i < Count || k < other.Count)
        {
            var (mine, theirs) = (i < Count ? _slots[i] : int.MaxValue, k < other.Count ? other._slots[k] : int.MaxValue);
            all.Add(Math.Min(mine, theirs), mine == theirs ? TermValue.Add(_values[i], other._values[k]) : mine < theirs ? _values[i] : other._values[k]);
            i += mine <= theirs ? 1 : 0;
            k += theirs <= mine ? 1 : 0;
        }

        return all;
    }

    /// <summary>Those whose value has that flag.</summary>
    public Postings Where(uint flag)
    {
        var flagged = new Postings(Count);
        for (var i = 0; i < Count; i++)
        {
            if ((_values[i] & flag) != 0)
            {
                flagged.Add(_slots[i], _values[i]);
            }
        }

        return flagged;
    }

    private void Add(int slot, uint value)
    {
        (_slots[Count], _values[Count]) = (slot, value);
        Count++;
    }

    private void Reserve(int count)
    {
        if (count > _slots.Length)
        {
            var size = Math.Max(count, _slots.Length * 2);
            Array.Resize(ref _slots, size);
            Array.Resize(ref _values, size);
        }
    }
}
