using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Gongwen.Ingest;

/// <summary>How usual characters, and pairs of them, are in Chinese official prose, Simplified or Traditional.</summary>
/// <remarks>Costs are −log₂ of the probability in eighths of a bit: the lower, the more usual. A common character costs 40 to 90.</remarks>
internal sealed class ProseModel
{
    /// <summary>How many units of cost are one bit.</summary>
    public const int Bit = 8;

    /// <summary>Cost of a character that does not occur in prose.</summary>
    public const int Foreign = 8 * 22;

    /// <summary>Cost of a character that was lost, and of what stands where text should.</summary>
    public const int Broken = 8 * 24;

    /// <summary>Up to this cost a character belongs to the 3,000 or so that everybody knows.</summary>
    public const int Common = 8 * 14;

    // What a dictionary of words cannot know: the price of the next word, whatever it is.
    private const int WordBoundary = 12;
    private const int InsideWord = 8;

    private const int Ascii = 64;
    private const int Blank = 48;

    private static readonly Lazy<ProseModel> Shared = new(() => new ProseModel(DataFile.Unpack("characters.bin")));

    private readonly byte[] _cost = new byte[char.MaxValue + 1];
    private readonly ushort[] _index = new ushort[char.MaxValue + 1];
    private readonly bool[] _isTraditional = new bool[char.MaxValue + 1];
    private readonly PairTable _pairs;
    private readonly byte[] _pairCost;

    private ProseModel(ReadOnlySpan<byte> data)
    {
        var characters = BinaryPrimitives.ReadInt32LittleEndian(data);
        var pairs = BinaryPrimitives.ReadInt32LittleEndian(data[4..]);
        var rest = data[8..];
        var text = Take(ref rest, 2 * characters);
        var costs = Take(ref rest, characters);
        var lengths = Words(Take(ref rest, 2 * characters));
        _pairs = new PairTable(lengths, Words(Take(ref rest, 2 * pairs)));
        _pairCost = rest.ToArray();

        for (var c = 0; c < _cost.Length; c++)
        {
            _cost[c] = (byte)CostOutside((char)c);
        }

        for (var i = 0; i < characters; i++)
        {
            var c = BinaryPrimitives.ReadUInt16LittleEndian(text[(2 * i)..]);
            _index[c] = (ushort)(i + 1);
            _cost[c] = costs[i];
        }

        // One row of the table stands for all digits; marks of ASCII and small ones go with the same characters as those of full width.
        foreach (var (like, alike) in (ReadOnlySpan<(char, string)>)[('0', "0123456789"), ('，', ","), ('：', ":"), ('；', ";"), ('（', "("), ('）', ")"), ('〔', "﹝"), ('〕', "﹞")])
        {
            foreach (var c in alike)
            {
                (_index[c], _cost[c]) = (_index[like], Ascii);
            }
        }

        _cost['\n'] = Blank;

        foreach (var row in DataFile.Rows("OpenCC/TSCharacters.tsv"))
        {
            if (row is [[var traditional], [var simplified]] && _index[simplified] != 0 && _cost[simplified] < _cost[traditional])
            {
                (_index[traditional], _cost[traditional]) = (_index[simplified], _cost[simplified]);
                _isTraditional[traditional] = true;
            }
        }
    }

    public static ProseModel Instance => Shared.Value;

    /// <summary>Cost of <paramref name="c"/> whatever stands before it.</summary>
    public int Cost(char c) => _cost[c];

    /// <summary>Where <paramref name="c"/>, or its Simplified form, stands in the table, from 1 on; 0 when it does not.</summary>
    public int IndexOf(char c) => _index[c];

    /// <summary>Whether <paramref name="c"/> stands in the table, or its Simplified form.</summary>
    public bool Knows(char c) => _index[c] != 0;

    /// <summary>Whether <paramref name="c"/> is a hanzi of the basic block.</summary>
    public static bool IsHanzi(char c) => c is >= '一' and <= '鿿';

    /// <summary>Whether only Traditional text holds <paramref name="c"/>: its cost is that of its Simplified form.</summary>
    public bool IsTraditional(char c) => _isTraditional[c];

    /// <summary>Cost of <paramref name="c"/> after <paramref name="before"/>.</summary>
    public int Cost(char before, char c)
    {
        if (NeverMeet(before, c))
        {
            return Foreign;
        }

        var alone = _cost[c] + WordBoundary;
        return _pairs.Find(_index[before], _index[c]) is >= 0 and var pair ? Math.Min(alone, _pairCost[pair] + InsideWord) : alone;
    }

    // No line begins with a mark that ends something, none ends with one that begins something, no two pauses meet.
    public static bool NeverMeet(char before, char c) => !IsHanzi(before) && MarksNeverMeet(before, c);

    private static bool MarksNeverMeet(char before, char c) => before switch
    {
        '\n' => c is '。' or '，' or '、' or '；' or '：' or '）' or '”' or '》' or '！' or '？',
        '，' or '、' => c is '\n' or '，' or '、' or '；' or '：' or '。',
        '；' or '：' or '。' => c is '，' or '、' or '；' or '：' or '。',
        '（' or '《' or '“' or '〔' => c is '\n' or '，' or '、' or '；' or '：' or '。',
        '\u3000' => c == '\n',
        _ => false,
    };

    /// <summary>Cost of <paramref name="text"/> between <paramref name="before"/> and <paramref name="next"/>, which counts too.</summary>
    public int Cost(char before, ReadOnlySpan<char> text, char next)
    {
        var cost = 0;
        foreach (var c in text)
        {
            cost += Cost(before, c);
            before = c;
        }

        return cost + Cost(before, next);
    }

    /// <summary>Whether words have <paramref name="second"/> right after <paramref name="first"/>; Traditional characters count as their Simplified ones.</summary>
    public bool IsPair(char first, char second) => _pairs.Find(_index[first], _index[second]) >= 0;

    private static int CostOutside(char c) => c switch
    {
        '\n' or ' ' or '\t' or '\u00a0' => Blank,
        >= '!' and <= '~' => Ascii,
        >= 'Ａ' and <= 'ｚ' => 128,
        >= '①' and <= '⑳' or '■' or '□' or '●' or '○' or '★' or '☆' or '→' or '×' or '℃' or '°' or '◆' or '△' or '▲' or '．' or '～' or '￥' or '＋' or '【' or '】' or '〈' or '〉' or '『' or '』' or '「' or '」' or '／' or '﹒' => 120,
        >= '一' and <= '鿿' => 160,
        '\ufffd' or (>= '\ue000' and <= '\uf8ff') or (>= '\u007f' and <= '\u009f') or < ' ' => Broken,
        _ => Foreign,
    };

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> data, int length)
    {
        var taken = data[..length];
        data = data[length..];
        return taken;
    }

    private static ushort[] Words(ReadOnlySpan<byte> data)
    {
        var words = MemoryMarshal.Cast<byte, ushort>(data).ToArray();
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(words, words);
        }

        return words;
    }
}
