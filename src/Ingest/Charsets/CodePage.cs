using System.Collections.Concurrent;
using System.Text;

namespace Gongwen.Ingest;

/// <summary>A charset of one and two bytes a character as a table; GB18030's four-byte characters besides.</summary>
internal sealed class CodePage : ICharacterReader
{
    private static readonly ConcurrentDictionary<string, CodePage> Known = new(StringComparer.Ordinal);

    private readonly char[] _single = new char[256];
    private readonly char[] _pairs = new char[65536];
    private readonly Encoding? _fourBytes;

    private CodePage(string charset)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(
            charset, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\0"))
            ?? throw new ArgumentException($"No such charset: {charset}.", nameof(charset));
        _fourBytes = charset == CharsetLabels.Gb18030 ? encoding : null;
        Span<char> decoded = stackalloc char[4];
        for (var first = 0; first < 256; first++)
        {
            _single[first] = encoding.GetChars([(byte)first], decoded) == 1 ? decoded[0] : '\0';
            for (var second = 0x30; second < 0xFF && first >= 0x80 && _single[first] == '\0'; second++)
            {
                _pairs[(first << 8) | second] = encoding.GetChars([(byte)first, (byte)second], decoded) == 1 ? decoded[0] : '\0';
            }
        }
    }

    public bool HoldsAscii => true;

    /// <summary>The code page of a charset that <see cref="CharsetLabels.Resolve"/> gives, the Unicode ones left out.</summary>
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
        return codePoint != 0 ? 2 : ReadFour(bytes, out codePoint);
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
}
