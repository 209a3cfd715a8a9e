using System.Numerics;

namespace Gongwen.Ingest;

/// <summary>Phrases and what each becomes, found by walking one character at a time.</summary>
/// <remarks>
/// An edge is a slot of an open hash table whose key is its node and its character; so a step is one multiplication and, nearly
/// always, one look into memory.
/// </remarks>
internal sealed class PhraseTrie
{
    private const uint Golden = 2654435769;

    private readonly uint[] _edges;
    private readonly ushort[] _targets;
    private readonly int _shift;
    private readonly (string? To, int Order)[] _phrases;

    public PhraseTrie(IReadOnlyList<Entry> entries)
    {
        var nodes = new Dictionary<(int Node, char Character), int>();
        var phrases = new List<(string? To, int Order)> { default };
        foreach (var entry in entries)
        {
            var node = 0;
            foreach (var c in entry.From)
            {
                if (!nodes.TryGetValue((node, c), out var next))
                {
                    nodes[(node, c)] = next = phrases.Count;
                    phrases.Add(default);
                }

                node = next;
            }

            if (phrases[node].To is null || entry.Order < phrases[node].Order)
            {
                phrases[node] = (entry.To, entry.Order);
            }
        }

        _phrases = [.. phrases];
        var size = BitOperations.RoundUpToPowerOf2((uint)nodes.Count * 2);
        _shift = 32 - BitOperations.Log2(size);
        _edges = new uint[size];
        _targets = new ushort[size];
        foreach (var ((node, character), target) in nodes)
        {
            var slot = Slot(Key(node, character), _edges, _shift);
            (_edges[slot], _targets[slot]) = (Key(node, character), checked((ushort)target));
        }
    }

    /// <summary>The phrase at the start of <paramref name="text"/>: of the dictionaries that have one the first, of its phrases the longest.</summary>
    /// <param name="text">The text from here on.</param>
    /// <param name="replacement">What it becomes.</param>
    /// <returns>Number of characters it takes; 0 when there is none.</returns>
    public int Match(ReadOnlySpan<char> text, out string replacement)
    {
        var (found, best, order) = (0, "", int.MaxValue);
        var node = 0;
        for (var i = 0; i < text.Length && (node = Next(node, text[i])) > 0; i++)
        {
            if (_phrases[node] is (string to, var rank) && rank <= order)
            {
                (found, best, order) = (i + 1, to, rank);
            }
        }

        replacement = best;
        return found;
    }

    private int Next(int node, char character)
    {
        var key = Key(node, character);
        var slot = Slot(key, _edges, _shift);
        return _edges[slot] == key ? _targets[slot] : 0;
    }

    private static uint Key(int node, char character) => ((uint)node << 16) | character;

    // Where the key is, or the free slot where it would be. Key 0 is no edge: no phrase begins with NUL.
    private static uint Slot(uint key, uint[] edges, int shift)
    {
        var slot = (key * Golden) >> shift;
        while (edges[slot] != key && edges[slot] != 0)
        {
            slot = (slot + 1) & (uint)(edges.Length - 1);
        }

        return slot;
    }

    /// <summary>One row of a dictionary.</summary>
    /// <param name="From">The phrase, not empty.</param>
    /// <param name="To">What it becomes.</param>
    /// <param name="Order">Which dictionary: the lowest wins.</param>
    internal readonly record struct Entry(string From, string To, int Order);
}
