using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Gongwen.Ingest;

/// <summary>How usual a character is after two others in Chinese prose: within words and from word to word.</summary>
/// <remarks>Costs are in the units of <see cref="ProseModel"/>, which knows what stands alone.</remarks>
internal sealed class PhraseModel
{
    private const int NoBack = 128;

    private static readonly Lazy<PhraseModel> Shared = new(() => new PhraseModel(ProseModel.Instance, DataFile.Unpack("phrases.bin")));

    private readonly ProseModel _prose;
    private readonly byte[] _alone;
    private readonly byte[] _leave;
    private readonly PairTable _pairs;
    private readonly Pair[] _pair;
    private readonly ushort[] _third;
    private readonly byte[] _thirdCost;

    private PhraseModel(ProseModel prose, ReadOnlySpan<byte> data)
    {
        _prose = prose;
        var (characters, pairs, thirds) = (BinaryPrimitives.ReadInt32LittleEndian(data), BinaryPrimitives.ReadInt32LittleEndian(data[4..]), BinaryPrimitives.ReadInt32LittleEndian(data[8..]));
        var rest = data[12..];
        _alone = Take(ref rest, characters).ToArray();
        var lengths = Words(ref rest, characters);
        _leave = Take(ref rest, characters).ToArray();
        _pairs = new PairTable(lengths, Words(ref rest, pairs));
        var costs = Take(ref rest, pairs);
        var back = Take(ref rest, pairs);
        var rows = PairTable.Rows(Words(ref rest, pairs));
        _pair = new Pair[pairs + 1];
        for (var pair = 0; pair < pairs; pair++)
        {
            _pair[pair] = new Pair(rows[pair], costs[pair], (sbyte)(back[pair] - NoBack), GoesOn: rows[pair + 1] > rows[pair]);
        }

        _pair[pairs] = new Pair(rows[pairs], 0, 0, GoesOn: false);
        _third = Words(ref rest, thirds);
        _thirdCost = rest.ToArray();
    }

    // What begins with a pair: where those thirds begin, what the pair costs, what it costs to go on otherwise. All at one place of memory.
    private readonly record struct Pair(int Thirds, byte Cost, sbyte Back, bool GoesOn);

    public static PhraseModel Instance => Shared.Value;

    /// <summary>What counts of the text up to here.</summary>
    /// <param name="Last">Its last character.</param>
    /// <param name="Index">Where that stands in the table of <see cref="ProseModel.IndexOf"/>.</param>
    /// <param name="Pair">Which pair its last two are; -1: none that goes on in a way of its own.</param>
    public readonly record struct Context(char Last, ushort Index, int Pair)
    {
        public static Context After(char c) => new(c, (ushort)ProseModel.Instance.IndexOf(c), -1);
    }

    /// <summary>Cost of <paramref name="c"/> after <paramref name="before"/>.</summary>
    public int Cost(Context before, char c) => Cost(before, c, out _);

    /// <summary>Cost of <paramref name="c"/> after <paramref name="before"/>, and what counts after it too.</summary>
    public int Cost(Context before, char c, out Context after)
    {
        var (first, second) = ((int)before.Index, _prose.IndexOf(c));
        var number = _pairs.Find(first, second);
        var pair = number < 0 ? default : _pair[number];
        after = new Context(c, (ushort)second, pair.GoesOn ? number : -1);
        if (ProseModel.NeverMeet(before.Last, c))
        {
            return ProseModel.Foreign;
        }

        var back = 0;
        if (before.Pair >= 0)
        {
            if (ThirdCost(before.Pair, second) is >= 0 and var third)
            {
                return third;
            }

            back = _pair[before.Pair].Back;
        }

        return back + (number >= 0 ? pair.Cost : CostAlone(c, second) + (first > 0 ? _leave[first - 1] : 0));
    }

    /// <summary>Every three characters in a row that it knows as such, two of which are no ASCII.</summary>
    public IEnumerable<(char First, char Second, char Third)> Triples()
    {
        var characters = new char[_alone.Length + 1];
        for (var c = char.MaxValue; c >= 0x80; c--)
        {
            if (!_prose.IsTraditional(c))
            {
                characters[_prose.IndexOf(c)] = c;
            }
        }

        foreach (var (pair, first, second) in _pairs.All())
        {
            for (var third = _pair[pair].Thirds; third < _pair[pair + 1].Thirds; third++)
            {
                yield return (characters[first], characters[second], characters[_third[third] + 1]);
            }
        }
    }

    // What goes on a pair are a few characters, that are soonest looked through all at once; -1: not this one.
    private int ThirdCost(int pair, int index)
    {
        var row = _pair[pair].Thirds;
        var at = index == 0 ? -1 : _third.AsSpan(row, _pair[pair + 1].Thirds - row).IndexOf((ushort)(index - 1));
        return at < 0 ? -1 : _thirdCost[row + at];
    }

    // ASCII has the place of its like of full width, but is no more or less usual than any other.
    private int CostAlone(char c, int index) => index == 0 || c < 0x80 ? _prose.Cost(c) : _alone[index - 1];

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> data, int length)
    {
        var taken = data[..length];
        data = data[length..];
        return taken;
    }

    private static ushort[] Words(ref ReadOnlySpan<byte> data, int count)
    {
        var words = MemoryMarshal.Cast<byte, ushort>(Take(ref data, 2 * count)).ToArray();
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(words, words);
        }

        return words;
    }
}
