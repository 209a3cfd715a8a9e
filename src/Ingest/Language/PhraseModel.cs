using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Gongwen.Ingest;

/// <summary>How usual a character is after two others in Chinese prose: within words and from word to word.</summary>
/// <remarks>Costs are in the units of <see cref="ProseModel"/>, which knows what stands alone.</remarks>
internal sealed class PhraseModel
{
    // Pairs of the commonest characters, nearly all there are in a text, stand in a square that needs no search.
    private const int NearBits = 11;
    private const int Near = 1 << NearBits;
    private const byte NoPair = byte.MaxValue;
    private const int NoBack = 128;

    private static readonly Lazy<PhraseModel> Shared = new(() => new PhraseModel(ProseModel.Instance, DataFile.Unpack("phrases.bin")));

    private readonly ProseModel _prose;
    private readonly byte[] _alone;
    private readonly int[] _row;
    private readonly byte[] _leave;
    private readonly ushort[] _second;
    private readonly byte[] _pairCost;
    private readonly byte[] _back;
    private readonly int[] _thirdRow;
    private readonly ushort[] _third;
    private readonly byte[] _thirdCost;
    private readonly byte[] _near = new byte[Near * Near];

    private PhraseModel(ProseModel prose, ReadOnlySpan<byte> data)
    {
        _prose = prose;
        var (characters, pairs, thirds) = (BinaryPrimitives.ReadInt32LittleEndian(data), BinaryPrimitives.ReadInt32LittleEndian(data[4..]), BinaryPrimitives.ReadInt32LittleEndian(data[8..]));
        var rest = data[12..];
        _alone = Take(ref rest, characters).ToArray();
        _row = Rows(Words(ref rest, characters));
        _leave = Take(ref rest, characters).ToArray();
        _second = Words(ref rest, pairs);
        _pairCost = Take(ref rest, pairs).ToArray();
        _back = Take(ref rest, pairs).ToArray();
        _thirdRow = Rows(Words(ref rest, pairs));
        _third = Words(ref rest, thirds);
        _thirdCost = rest.ToArray();
        _near.AsSpan().Fill(NoPair);
        for (var first = 0; first + 1 < Near && first < characters; first++)
        {
            for (var at = _row[first]; at < _row[first + 1] && _second[at] + 1 < Near; at++)
            {
                _near[((first + 1) << NearBits) | (_second[at] + 1)] = _pairCost[at];
            }
        }
    }

    public static PhraseModel Instance => Shared.Value;

    /// <summary>What counts of the text up to here.</summary>
    /// <param name="Last">Its last character.</param>
    /// <param name="Pair">Which pair its last two are; -1: none that goes on in a way of its own.</param>
    public readonly record struct Context(char Last, int Pair)
    {
        public static Context After(char c) => new(c, -1);
    }

    /// <summary>Cost of <paramref name="c"/> after <paramref name="before"/>.</summary>
    public int Cost(Context before, char c)
    {
        if (ProseModel.NeverMeet(before.Last, c))
        {
            return ProseModel.Foreign;
        }

        var (first, second) = (_prose.IndexOf(before.Last), _prose.IndexOf(c));
        var back = 0;
        if (before.Pair >= 0)
        {
            var row = _third.AsSpan(_thirdRow[before.Pair].._thirdRow[before.Pair + 1]);
            if (second > 0 && row.BinarySearch((ushort)(second - 1)) is >= 0 and var at)
            {
                return _thirdCost[_thirdRow[before.Pair] + at];
            }

            back = _back[before.Pair] - NoBack;
        }

        return back + (PairCost(first, second) is var pair and not NoPair ? pair : CostAlone(c, second) + (first > 0 ? _leave[first - 1] : 0));
    }

    /// <summary>Every three characters in a row that it knows as such, two of which are no ASCII.</summary>
    public IEnumerable<(char First, char Second, char Third)> Triples()
    {
        var characters = new char[_row.Length];
        for (var c = char.MaxValue; c >= 0x80; c--)
        {
            if (!_prose.IsTraditional(c))
            {
                characters[_prose.IndexOf(c)] = c;
            }
        }

        for (var first = 1; first < _row.Length; first++)
        {
            for (var pair = _row[first - 1]; pair < _row[first]; pair++)
            {
                for (var third = _thirdRow[pair]; third < _thirdRow[pair + 1]; third++)
                {
                    yield return (characters[first], characters[_second[pair] + 1], characters[_third[third] + 1]);
                }
            }
        }
    }

    /// <summary>What counts after <paramref name="c"/> too.</summary>
    public Context Then(Context before, char c)
    {
        var (first, second) = (_prose.IndexOf(before.Last), _prose.IndexOf(c));
        var at = first == 0 || second == 0 || PairCost(first, second) == NoPair ? -1 : Find(first, second);
        return new Context(c, at >= 0 && _thirdRow[at] < _thirdRow[at + 1] ? at : -1);
    }

    // ASCII has the place of its like of full width, but is no more or less usual than any other.
    private int CostAlone(char c, int index) => index == 0 || c < 0x80 ? _prose.Cost(c) : _alone[index - 1];

    private int PairCost(int first, int second) =>
        first < Near && second < Near ? _near[(first << NearBits) | second]
        : first > 0 && second > 0 && Find(first, second) is >= 0 and var at ? _pairCost[at]
        : NoPair;

    private int Find(int first, int second)
    {
        var at = _second.AsSpan(_row[first - 1].._row[first]).BinarySearch((ushort)(second - 1));
        return at < 0 ? -1 : _row[first - 1] + at;
    }

    private static int[] Rows(ushort[] lengths)
    {
        var rows = new int[lengths.Length + 1];
        for (var i = 0; i < lengths.Length; i++)
        {
            rows[i + 1] = rows[i] + lengths[i];
        }

        return rows;
    }

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
