namespace Gongwen.Ingest;

/// <summary>ISO-2022-CN and -CN-EXT (RFC 1922) and ISO-2022-JP (RFC 1468): sets of characters switched by escape sequences.</summary>
/// <remarks>Of CN-EXT's sets it has GB 2312, ISO-IR-165 as far as that is GB 2312, and planes 1 and 2 of CNS 11643.</remarks>
internal struct Iso2022Reader : ICharacterReader
{
    private const byte Escape = 0x1B;
    private const byte ShiftOut = 0x0E;
    private const byte ShiftIn = 0x0F;

    private static readonly CodePage Gb = CodePage.Of(CharsetLabels.Gb18030);
    private static readonly CodePage Jis = CodePage.Of("euc-jp");
    private static readonly CodePage Cns = CodePage.Of(CharsetLabels.Cns);

    private enum Set
    {
        Ascii,
        Gb,
        Jis,
        Plane1,
        Plane2,
        Unknown,
    }

    private Set _g0;
    private Set _g1;
    private Set _g2;
    private bool _isShifted;

    public readonly bool HoldsAscii => false;

    public int Read(ReadOnlySpan<byte> bytes, out int codePoint)
    {
        codePoint = ICharacterReader.Nothing;
        switch (bytes[0])
        {
            case ShiftOut or ShiftIn:
                _isShifted = bytes[0] == ShiftOut;
                return 1;
            case Escape:
                return ReadEscape(bytes, ref codePoint);
            case (byte)'\n' or (byte)'\r':
                (_g0, _g1, _g2, _isShifted) = (Set.Ascii, Set.Ascii, Set.Ascii, false); // each line designates its sets anew
                codePoint = bytes[0];
                return 1;
        }

        if ((_isShifted ? _g1 : _g0) is var set && set != Set.Ascii && bytes[0] > ' ')
        {
            return ReadPair(bytes, set, out codePoint);
        }

        codePoint = bytes[0];
        return bytes[0] < 0x80 ? 1 : 0;
    }

    private int ReadEscape(ReadOnlySpan<byte> bytes, ref int codePoint)
    {
        if (bytes is [_, (byte)'N', ..])
        {
            return bytes.Length > 2 && ReadPair(bytes[2..], _g2, out codePoint) is var pair and > 0 ? 2 + pair : 0;
        }

        if (bytes is [_, (byte)'(', _, ..])
        {
            _g0 = Set.Ascii;
            return 3;
        }

        if (bytes is [_, (byte)'$', (byte)'@' or (byte)'B', ..])
        {
            _g0 = Set.Jis;
            return 3;
        }

        if (bytes is not [_, (byte)'$', (byte)')' or (byte)'*' or (byte)'+', var name, ..])
        {
            return 0;
        }

        var set = name switch { (byte)'A' or (byte)'E' => Set.Gb, (byte)'G' => Set.Plane1, (byte)'H' => Set.Plane2, _ => Set.Unknown };
        (_g1, _g2) = bytes[2] switch { (byte)')' => (set, _g2), (byte)'*' => (_g1, set), _ => (_g1, _g2) };
        return 4;
    }

    private static int ReadPair(ReadOnlySpan<byte> bytes, Set set, out int codePoint)
    {
        codePoint = '\ufffd';
        if (bytes.Length < 2 || ((bytes[0] | bytes[1]) & 0x80) != 0)
        {
            return 0;
        }

        var (first, second) = (bytes[0] | 0x80, bytes[1] | 0x80);
        var character = set switch
        {
            Set.Gb => Gb[first, second],
            Set.Jis => Jis[first, second],
            Set.Plane1 => Cns[first, second],
            Set.Plane2 => Cns[first, bytes[1]],
            _ => '\0',
        };
        codePoint = character == '\0' ? codePoint : character;
        return 2;
    }
}
