namespace Gongwen.Ingest;

/// <summary>Collects decoded characters with the bytes they came from; line ends of every kind become <c>\n</c>.</summary>
internal sealed class DecodedCharacters(int bytes)
{
    private const int MaxCodePoint = 0x10FFFF;

    private readonly char[] _text = new char[bytes];
    private readonly OffsetMap.Builder _map = new();
    private int _length;
    private int _runLength;
    private int _runStart;
    private int _stride;

    /// <summary>How many malformed bytes became U+FFFD.</summary>
    public int Malformed { get; private set; }

    /// <summary>Adds one code point, or what <see cref="ICharacterReader"/> gives for it, that took <paramref name="length"/> bytes from <paramref name="start"/> on.</summary>
    public void Add(int codePoint, int start, int length)
    {
        if (codePoint > char.MaxValue)
        {
            AddTwoUnits(codePoint, new SourceSpan(start, length));
            return;
        }

        Continue(1, start, length);
        var character = IsLineEnd(codePoint) ? '\n' : (char)codePoint;
        _text[_length++] = character;
    }

    /// <summary>Adds a byte that is no part of a character.</summary>
    public void AddMalformed(int start)
    {
        Malformed++;
        Add('\ufffd', start, 1);
    }

    /// <summary>Adds ASCII bytes without <c>\r</c>.</summary>
    public void AddAscii(ReadOnlySpan<byte> ascii, int start)
    {
        Continue(ascii.Length, start, 1);
        System.Text.Ascii.ToUtf16(ascii, _text.AsSpan(_length), out var written);
        _length += written;
    }

    /// <summary>Adds the UTF-8 characters of three bytes at the start, as far as one follows the other: hanzi, kana, their marks.</summary>
    /// <returns>Bytes taken; 0 when the first is no such character.</returns>
    public int AddTriples(ReadOnlySpan<byte> bytes, int start)
    {
        var (i, length) = (0, _length);
        while (i + 2 < bytes.Length && bytes[i] is > 0xE2 and < 0xED && (bytes[i + 1] & 0xC0) == 0x80 && (bytes[i + 2] & 0xC0) == 0x80)
        {
            _text[length++] = (char)(((bytes[i] & 0x0F) << 12) | ((bytes[i + 1] & 0x3F) << 6) | (bytes[i + 2] & 0x3F));
            i += 3;
        }

        if (i > 0)
        {
            Continue(i / 3, start, 3);
        }

        _length = length;
        return i;
    }

    public SourceText Build()
    {
        Flush();
        return new SourceText(new string(_text, 0, _length), _map.Build());
    }

    private void AddTwoUnits(int codePoint, SourceSpan source)
    {
        Flush();
        if (codePoint > MaxCodePoint)
        {
            (_text[_length], _text[_length + 1]) = ((char)codePoint, (char)(codePoint >> 16));
        }
        else
        {
            new System.Text.Rune(codePoint).EncodeToUtf16(_text.AsSpan(_length));
        }

        _length += 2;
        _map.Append(2, source);
    }

    // Inside UTF-8 that was read as Latin-1 the byte 85 is a part of a character, not NEL.
    private bool IsLineEnd(int codePoint) => codePoint switch
    {
        '\r' or '\u2028' or '\u2029' => true,
        '\u0085' => _length == 0 || _text[_length - 1] is < '\u0080' or > '\u00ff',
        _ => false,
    };

    private void Continue(int characters, int start, int stride)
    {
        if (stride != _stride || start != _runStart + (_runLength * _stride))
        {
            Flush();
            (_runStart, _stride) = (start, stride);
        }

        _runLength += characters;
    }

    private void Flush()
    {
        _map.AppendEven(_runLength, _runStart, _stride);
        (_runLength, _stride) = (0, 0);
    }
}
