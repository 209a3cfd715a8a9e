using System.Text;

namespace Gongwen.Ingest;

/// <summary>The wrong decoder: which bytes a character was made of.</summary>
internal sealed class ByteView
{
    // As wrong decoders have them: without the Hong Kong supplement, and with what GB18030 kept in private use until 2022.
    private static readonly Encoding Windows950 = Page(950);
    private static readonly Encoding Gb18030 = Page(54936);

    private const int Replacement = '\ufffd';

    // 0: of none; up to FF: of that byte; from 8000 on: of those two.
    private readonly ushort[] _codes = new ushort[char.MaxValue + 1];
    private readonly bool[] _isAssigned = new bool[char.MaxValue + 1];
    private readonly char[] _characters = new char[char.MaxValue + 1];
    private readonly bool _isPaired;
    private readonly bool _losesPairs;

    private readonly ByteEscape.Reader? _escape;
    private readonly Lazy<ulong[]> _tails;

    private ByteView(bool isPaired, ByteEscape.Reader? escape = null)
    {
        _isPaired = isPaired;
        _escape = escape;
        _tails = new(() => [.. Enumerable.Range(0, ShownBytes.Unknown + 1).Select(TailsThatVanish)]);
        for (var c = 1; c < 0x80; c++)
        {
            _codes[c] = (ushort)c;
        }
    }

    // The same decoder, but for what it does with a pair that is no character.
    private ByteView(ByteView other)
        : this(other._isPaired, other._escape) =>
        (_codes, _isAssigned, _characters, _losesPairs) = (other._codes, other._isAssigned, other._characters, true);

    /// <summary>Latin-1 and windows-1252 in one: what one of them lacks the other may show.</summary>
    public static ByteView Latin1 { get; } = OfBytes("windows-1252", isLatin1Besides: true);

    /// <summary>Cyrillic.</summary>
    public static ByteView Windows1251 { get; } = OfBytes("windows-1251", isLatin1Besides: false);

    /// <summary>Bytes written as numeric entities of HTML: <c>&amp;#205;&amp;#168;</c>.</summary>
    public static ByteView Entities { get; } = new(isPaired: false, ByteEscape.Entity);

    /// <summary>Bytes written as in addresses: <c>%CD%A8</c>.</summary>
    public static ByteView Percents { get; } = new(isPaired: false, ByteEscape.Percent);

    /// <summary>GBK with the private use that GB18030 maps.</summary>
    public static ByteView Gb { get; } = OfPairs(Gb18030, [(0xA2E3, "€"), .. CodePage.Newer.Select(n => (n.Key, n.Value.ToString()))]);

    /// <summary>The same as Windows and browsers read it: the byte 80 alone is the euro sign.</summary>
    public static ByteView Windows936 { get; } = OfPairs(Gb18030, [(0xA2E3, "€"), .. CodePage.Newer.Select(n => (n.Key, n.Value.ToString())), (0x80, "€")]);

    /// <summary>Big5 with what its tables differ in: signs, and from C6A1 on kana, Cyrillic and numbers in circles.</summary>
    public static ByteView Big5 { get; } = OfPairs(Windows950,
    [
        (0xA145, "•"), (0xA14E, "､"), (0xA1C2, "‾"), (0xA1E3, "∼"), (0xA1F2, "♁☉"), (0xA241, "／＼"), (0xA244, "¥"), (0xA246, "¢£"),
        (0xA2A4, "═╞╪╡"), (0xA2CC, "十"), (0xA2CE, "卅"),
        (0xC6A1, "ヾゝゞ々ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをん"
            + "ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶ"
            + "ДЕЁЖЗИЙКЛМУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽"),
    ]);

    /// <summary>Big5 as browsers lose it: one U+FFFD stands for both bytes of a pair that is no character.</summary>
    public static ByteView Big5OfBrowsers { get; } = new(Big5);

    /// <summary>How many bytes a character may show.</summary>
    public int MostBytes => _isPaired ? 2 : 1;

    /// <summary>The byte of <paramref name="c"/>, or its two, the first one higher; 0 when it shows none.</summary>
    public int Code(char c) => _codes[c];

    /// <summary>The character of two bytes; NUL when they are none.</summary>
    public char this[int first, int second] => _characters[(first << 8) | second];

    /// <summary>Reads the unit at the start of <paramref name="text"/>.</summary>
    /// <param name="text">Not empty.</param>
    /// <param name="code">As <see cref="Code"/> gives it; <see cref="ShownBytes.Unknown"/>; <see cref="ShownBytes.UnknownPair"/>.</param>
    /// <returns>How many characters it has.</returns>
    public int Read(ReadOnlySpan<char> text, out int code)
    {
        if (_escape is not null && _escape(text, out code) is > 0 and var length)
        {
            return length;
        }

        var c = text[0];
        code = _losesPairs && c == '\ufffd' && text.Length > 1 && text[1] >= 0x80 ? ShownBytes.UnknownPair
            : c is '?' or '\ufffd' && _codes[c] < 0x80 ? ShownBytes.Unknown
            : _codes[c];
        return 1;
    }

    /// <summary>The bytes of a run of units that all show some.</summary>
    public ShownBytes Show(string text, TextSpan run)
    {
        var bytes = new ShownBytes(MostBytes * run.Length);
        for (var i = run.Start; i < run.End;)
        {
            var length = Read(text.AsSpan(i, run.End - i), out var code);
            bytes.AddUnit(code, new TextSpan(i, length));
            i += length;
        }

        return bytes;
    }

    /// <summary>Whether the decoder may have given up a byte before <paramref name="next"/> (-1: the end).</summary>
    public bool MayVanish(int lost, int next) =>
        lost >= 0x80 && (!_isPaired || _losesPairs || next == ShownBytes.Unknown || lost is 0x80 or 0xFF || next < 0x40 || !_isAssigned[(lost << 8) | next]);

    /// <summary>Whether the decoder may have given up both bytes of a character.</summary>
    public bool MayVanishWhole(char c) =>
        Gbk.Code(c) is var code && (_losesPairs ? !_isAssigned[code] : MayVanish(code >> 8, code & 0xFF));

    /// <summary>The tail bytes of UTF-8, from 80 on a bit for each, that <see cref="MayVanish"/> before <paramref name="next"/>.</summary>
    public ulong TailsBefore(int next) => next < 0 ? ulong.MaxValue : _tails.Value[next];

    private ulong TailsThatVanish(int next) =>
        Enumerable.Range(0, 64).Where(tail => MayVanish(0x80 + tail, next)).Aggregate(0UL, (tails, tail) => tails | (1UL << tail));

    private static ByteView OfBytes(string charset, bool isLatin1Besides)
    {
        var view = new ByteView(isPaired: false);
        var page = CodePage.Of(charset);
        for (var b = 0xFF; b >= 0x80; b--)
        {
            _ = page.Read([(byte)b], out var c);
            if (isLatin1Besides)
            {
                view._codes[b] = (ushort)b;
            }

            view._codes[c == 0 ? Replacement : c] = (ushort)b;
        }

        return view;
    }

    private static ByteView OfPairs(Encoding encoding, (int First, string Characters)[] alternatives)
    {
        var view = new ByteView(isPaired: true);
        for (var code = 0x8140; code < 0xFEFF; code++)
        {
            view.Assign(code, (code & 0xFF) is 0x7F or 0xFF or < 0x40 ? '\0' : Character(encoding, code));
        }

        foreach (var (first, characters) in alternatives)
        {
            var code = first;
            foreach (var c in characters)
            {
                view.Assign(code, c);
                code = code < 0x100 ? code : (code & 0xFF) switch { 0x7E => code + 0x23, 0xFE => code + 0x42, _ => code + 1 };
            }
        }

        return view;
    }

    private static Encoding Page(int number) =>
        CodePagesEncodingProvider.Instance.GetEncoding(number, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\0"))!;

    private static char Character(Encoding encoding, int code)
    {
        Span<char> decoded = stackalloc char[4];
        return encoding.GetChars([(byte)(code >> 8), (byte)code], decoded) == 1 ? decoded[0] : '\0';
    }

    private void Assign(int code, char c)
    {
        if (c != '\0')
        {
            _codes[c] = (ushort)code;
            _isAssigned[code] = c is < '\ue000' or > '\uf8ff';
            _characters[code] = _isAssigned[code] ? c : '\0';
        }
    }
}
