using System.Numerics;

namespace Gongwen.Ingest;

/// <summary>Which pairs of characters a model knows, each by its number.</summary>
/// <remarks>A bit stands for each pair of the commonest characters, nearly all there are in a text; others are searched for.</remarks>
internal sealed class PairTable
{
    private const int NearBits = 11;
    private const int Near = 1 << NearBits;
    private const int WordBits = 6;
    private const int WordsPerRow = Near >> WordBits;

    private readonly int[] _row;
    private readonly ushort[] _second;
    private readonly ulong[] _bits = new ulong[Near * WordsPerRow];
    private readonly int[] _before = new int[Near * WordsPerRow]; // how many pairs come before those of a word
    private readonly int[] _far; // where in a row those begin that have no bit

    /// <param name="lengths">How many pairs begin with each character.</param>
    /// <param name="second">The second character of each pair: its index from 0 on, ascending for each first.</param>
    public PairTable(ReadOnlySpan<ushort> lengths, ushort[] second)
    {
        (_row, _second) = (Rows(lengths), second);
        _far = _row.AsSpan(..^1).ToArray();
        for (var first = 1; first < Near && first < _row.Length; first++)
        {
            var at = _row[first - 1];
            for (var word = first * WordsPerRow; word < (first + 1) * WordsPerRow; word++)
            {
                _before[word] = at;
                for (var end = (word % WordsPerRow + 1) << WordBits; at < _row[first] && _second[at] + 1 < end; at++)
                {
                    _bits[word] |= 1UL << ((_second[at] + 1) & (64 - 1));
                }
            }

            _far[first - 1] = at;
        }
    }

    /// <summary>The number of the pair; -1 when it is none.</summary>
    /// <param name="first">Index from 1 on; 0 is no character.</param>
    /// <param name="second">The same.</param>
    public int Find(int first, int second)
    {
        if ((first | second) >= Near)
        {
            return Search(first, second);
        }

        var word = (first * WordsPerRow) + (second >> WordBits);
        var (bits, bit) = (_bits[word], 1UL << second);
        return (bits & bit) == 0 ? -1 : _before[word] + BitOperations.PopCount(bits & (bit - 1));
    }

    /// <summary>All pairs by their number, the characters by their index from 1 on.</summary>
    public IEnumerable<(int Number, int First, int Second)> All()
    {
        for (var first = 1; first < _row.Length; first++)
        {
            for (var pair = _row[first - 1]; pair < _row[first]; pair++)
            {
                yield return (pair, first, _second[pair] + 1);
            }
        }
    }

    /// <summary>Where each row begins and the last one ends.</summary>
    public static int[] Rows(ReadOnlySpan<ushort> lengths)
    {
        var rows = new int[lengths.Length + 1];
        for (var i = 0; i < lengths.Length; i++)
        {
            rows[i + 1] = rows[i] + lengths[i];
        }

        return rows;
    }

    private int Search(int first, int second)
    {
        if (first == 0 || second == 0)
        {
            return -1;
        }

        var from = _far[first - 1];
        var at = _second.AsSpan(from, _row[first] - from).IndexOf((ushort)(second - 1));
        return at < 0 ? -1 : from + at;
    }
}
