using System.Numerics;

namespace Gongwen.Store;

/// <summary>Numbers terms from 0 up, in the order in which they come.</summary>
internal sealed class TermTable
{
    private const ulong Golden = 11400714819323198485;

    private ulong[] _slots;
    private int[] _ids;
    private ulong[] _terms;

    /// <param name="room">How many terms are expected.</param>
    public TermTable(int room)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(room, 8) * 2);
        (_slots, _ids, _terms) = (new ulong[size], new int[size], new ulong[size / 2]);
    }

    public int Count { get; private set; }

    /// <summary>The terms by number.</summary>
    public ReadOnlySpan<ulong> Terms => _terms.AsSpan(0, Count);

    /// <summary>The number of <paramref name="term"/>, which is not 0; <see cref="Count"/> before the call when it is new.</summary>
    public int NumberOf(ulong term)
    {
        var slot = Find(_slots, term);
        if (_slots[slot] == term)
        {
            return _ids[slot];
        }

        if (Count == _terms.Length)
        {
            Enlarge();
            slot = Find(_slots, term);
        }

        (_slots[slot], _ids[slot], _terms[Count]) = (term, Count, term);
        return Count++;
    }

    public void Clear()
    {
        Array.Clear(_slots);
        Count = 0;
    }

    private void Enlarge()
    {
        var (slots, ids) = (new ulong[_slots.Length * 2], new int[_slots.Length * 2]);
        for (var i = 0; i < Count; i++)
        {
            var slot = Find(slots, _terms[i]);
            (slots[slot], ids[slot]) = (_terms[i], i);
        }

        (_slots, _ids) = (slots, ids);
        Array.Resize(ref _terms, slots.Length / 2);
    }

    private static int Find(ulong[] slots, ulong term)
    {
        var slot = (int)((term * Golden) >> (64 - BitOperations.Log2((uint)slots.Length)));
        while (slots[slot] != 0 && slots[slot] != term)
        {
            slot = (slot + 1) & (slots.Length - 1);
        }

        return slot;
    }
}
