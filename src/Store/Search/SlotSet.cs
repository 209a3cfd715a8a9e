using System.Numerics;

namespace Gongwen.Store;

/// <summary>A set of slots, one bit each.</summary>
internal sealed class SlotSet
{
    private readonly ulong[] _bits;
    private readonly int _slots;

    /// <summary>An empty set.</summary>
    /// <param name="slots">All slots that there are.</param>
    public SlotSet(int slots)
    {
        _slots = slots;
        _bits = new ulong[(slots + 63) >> 6];
    }

    /// <summary>How many slots are in it.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in _bits)
            {
                count += BitOperations.PopCount(word);
            }

            return count;
        }
    }

    public bool this[int slot] => (_bits[slot >> 6] >> slot & 1) != 0;

    public void Add(int slot) => _bits[slot >> 6] |= 1UL << slot;

    public SlotSet And(SlotSet other) => Combine(other, static (a, b) => a & b);

    public SlotSet Or(SlotSet other) => Combine(other, static (a, b) => a | b);

    public SlotSet Not()
    {
        var rest = Combine(this, static (a, _) => ~a);
        if ((_slots & 63) != 0)
        {
            rest._bits[^1] &= (1UL << _slots) - 1;
        }

        return rest;
    }

    /// <summary>Its slots in ascending order.</summary>
    public IEnumerable<int> Slots()
    {
        for (var i = 0; i < _bits.Length; i++)
        {
            for (var word = _bits[i]; word != 0; word &= word - 1)
            {
                yield return (i << 6) + BitOperations.TrailingZeroCount(word);
            }
        }
    }

    private SlotSet Combine(SlotSet other, Func<ulong, ulong, ulong> combine)
    {
        var combined = new SlotSet(_slots);
        for (var i = 0; i < _bits.Length; i++)
        {
            combined._bits[i] = combine(_bits[i], other._bits[i]);
        }

        return combined;
    }
}
