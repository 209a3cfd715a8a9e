using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;

namespace Gongwen.Ingest;

/// <summary>A charset of one and two bytes a character as a table; GB18030's four-byte characters besides.</summary>
internal sealed class CodePage : ICharacterReader
{
    /// <summary>What .NET lacks of GB18030-2022, by its two bytes: these stood in the private use area before.</summary>
    public static readonly FrozenDictionary<int, char> Newer =
        "A3A0　 A6D9︐ A6DA︒ A6DB︑ A6DC︓ A6DD︔ A6DE︕ A6DF︖ A6EC︗ A6ED︘ A6F3︙ A8BCḿ FE59龴 FE61龵 FE66龶 FE67龷 FE6D龸 FE7E龹 FE90龺 FEA0龻"
            .Split(' ').ToFrozenDictionary(newer => Convert.ToInt32(newer[..4], 16), newer => newer[4]);

    // Stands in the table for a character that takes two UTF-16 units, which are in _wide.
    private const char Wide = '\ud800';

    private static readonly ConcurrentDictionary<string, CodePage> Known = new(StringComparer.Ordinal);

    private readonly char[] _single = new char[256];
    private readonly char[] _pairs = new char[65536];
    private readonly Dictionary<int, int> _wide = [];
    private readonly Encoding? _fourBytes;

    private CodePage(string charset)
    {
        if (charset == CharsetLabels.Big5)
        {
            FillSingle(b => b < 0x80 ? (char)b : '\0');
            FillBig5();
        }
        else if (charset == CharsetLabels.UserDefined)
        {
            FillSingle(b => b < 0x80 ? (char)b : (char)(0xF700 + b));
        }
        else
        {
            var encoding = CodePagesEncodingProvider.Instance.GetEncoding(
                CharsetLabels.CodePageOf(charset), EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\0"))
                ?? throw new ArgumentException($"No such charset: {charset}.", nameof(charset));
            FillSingle(b => Decoded(encoding, [(byte)b]));
            FillPairs(encoding, charset == CharsetLabels.Cns ? '!' : '0');
            _fourBytes = charset == CharsetLabels.Gb18030 ? encoding : null;
        }

        if (_fourBytes is not null)
        {
            FillGb18030();
        }

        HoldsPairs = _pairs.AsSpan().ContainsAnyExcept('\0');
    }

    public bool HoldsAscii => true;

    /// <summary>Whether it has characters of two bytes.</summary>
    public bool HoldsPairs { get; }

    /// <summary>The code page of a charset that <see cref="CharsetLabels.Resolve"/> gives and <see cref="CharsetLabels.IsSuperset"/> is true of, UTF-8 left out.</summary>
    public static CodePage Of(string charset) => Known.GetOrAdd(charset, c => new CodePage(c));

    /// <summary>The character of two bytes; NUL when they are none.</summary>
    public char this[int first, int second] => _pairs[(first << 8) | second];

    public int Read(ReadOnlySpan<byte> bytes, out int codePoint)
    {
        var first = bytes[0];
        codePoint = _single[first];
        if (codePoint != 0 || first == 0)
        {
            return 1;
        }

        if (bytes.Length < 2)
        {
            return 0;
        }

        codePoint = this[first, bytes[1]];
        return codePoint is not (0 or Wide) ? 2 : codePoint == 0 ? ReadFour(bytes, out codePoint) : ReadWide(bytes, out codePoint);
    }

    private int ReadWide(ReadOnlySpan<byte> bytes, out int codePoint)
    {
        codePoint = _wide[(bytes[0] << 8) | bytes[1]];
        return 2;
    }

    private int ReadFour(ReadOnlySpan<byte> bytes, out int codePoint)
    {
        codePoint = '\ufffd';
        if (_fourBytes is null || bytes.Length < 4 || bytes[1] is < 0x30 or > 0x39 || bytes[3] is < 0x30 or > 0x39)
        {
            return 0;
        }

        Span<char> decoded = stackalloc char[4];
        var length = _fourBytes.GetChars(bytes[..4], decoded);
        codePoint = length == 1 ? decoded[0] : length == 2 && char.IsSurrogatePair(decoded[0], decoded[1]) ? char.ConvertToUtf32(decoded[0], decoded[1]) : 0;
        return codePoint == 0 ? 0 : 4;
    }

    private static char Decoded(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        Span<char> decoded = stackalloc char[4];
        return encoding.GetChars(bytes, decoded) == 1 ? decoded[0] : '\0';
    }

    private void FillSingle(Func<int, char> character)
    {
        for (var b = 0; b < _single.Length; b++)
        {
            _single[b] = character(b);
        }
    }

    private void FillPairs(Encoding encoding, char firstTrail)
    {
        for (var first = 0x80; first < 256; first++)
        {
            for (int second = firstTrail; second < 0xFF && _single[first] == '\0'; second++)
            {
                _pairs[(first << 8) | second] = Decoded(encoding, [(byte)first, (byte)second]);
            }
        }
    }

    private void FillGb18030()
    {
        _single[0x80] = '€'; // as browsers and Windows read it
        foreach (var (pair, character) in Newer)
        {
            _pairs[pair] = character;
        }
    }

    // WHATWG Encoding, 12.1: Big5 with the Hong Kong supplement.
    private void FillBig5()
    {
        const int trails = 157;
        var index = DataFile.Unpack("big5.bin");
        for (var pointer = 0; pointer * 3 < index.Length; pointer++)
        {
            var (lead, trail) = (0x81 + (pointer / trails), pointer % trails);
            var codePoint = index[pointer * 3] | (index[(pointer * 3) + 1] << 8) | (index[(pointer * 3) + 2] << 16);
            Set((lead << 8) | (trail + (trail < 0x3F ? 0x40 : 0x62)), codePoint);
        }

        // Ê and ê under a macron and a caron: two code points each.
        Set(0x8862, 0x0304_00CA);
        Set(0x8864, 0x030C_00CA);
        Set(0x88A3, 0x0304_00EA);
        Set(0x88A5, 0x030C_00EA);
    }

    private void Set(int pair, int codePoint)
    {
        _pairs[pair] = codePoint > char.MaxValue ? Wide : (char)codePoint;
        if (codePoint > char.MaxValue)
        {
            _wide[pair] = codePoint;
        }
    }
}
