namespace Gongwen.Ingest;

/// <summary>HZ (RFC 1843): GB 2312 in seven bits between <c>~{</c> and <c>~}</c>.</summary>
internal struct HzReader : ICharacterReader
{
    private static readonly CodePage Table = CodePage.Of(CharsetLabels.Gb18030);

    private bool _isShifted;

    public readonly bool HoldsAscii => false;

    public int Read(ReadOnlySpan<byte> bytes, out int codePoint)
    {
        codePoint = ICharacterReader.Nothing;
        if (bytes[0] == '~' && bytes.Length > 1 && bytes[1] is (byte)'{' or (byte)'}')
        {
            _isShifted = bytes[1] == '{';
            return 2;
        }

        // A line ends what its writer forgot to end.
        _isShifted &= bytes[0] is not ((byte)'\n' or (byte)'\r');
        if (_isShifted)
        {
            codePoint = bytes.Length > 1 ? Table[bytes[0] | 0x80, bytes[1] | 0x80] : '\0';
            return codePoint == 0 || ((bytes[0] | bytes[1]) & 0x80) != 0 ? 0 : 2;
        }

        if (bytes.StartsWith("~~"u8) || bytes.StartsWith("~\n"u8))
        {
            codePoint = bytes[1] == '~' ? '~' : codePoint; // a line that goes on
            return 2;
        }

        codePoint = bytes[0];
        return bytes[0] < 0x80 ? 1 : 0;
    }
}
