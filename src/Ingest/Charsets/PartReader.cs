using System.Buffers;

namespace Gongwen.Ingest;

/// <summary>Reads bytes in one charset and adds their characters to those already read.</summary>
/// <remarks>The bytes are the document up to the end of the part, so that positions in them are positions in the document.</remarks>
internal static class PartReader
{
    // How far back a byte may have been lost; only so much is read ahead.
    private const int Reach = 2048;

    private static readonly SearchValues<byte> PlainAscii = SearchValues.Create([.. Enumerable.Range(0, 0x80).Select(b => (byte)b).Where(b => b != '\r')]);

    /// <summary>Reads from <paramref name="start"/> to the end of <paramref name="bytes"/>.</summary>
    public static void Read(ReadOnlySpan<byte> bytes, int start, string charset, DecodedCharacters characters)
    {
        switch (charset)
        {
            case CharsetLabels.Utf8:
                Read(bytes, start, default(Utf8Reader), characters);
                break;
            case CharsetLabels.Utf16LittleEndian or CharsetLabels.Utf16BigEndian:
                Read(bytes, start, new Utf16Reader(charset == CharsetLabels.Utf16BigEndian), characters);
                break;
            case CharsetLabels.Utf32LittleEndian or CharsetLabels.Utf32BigEndian:
                Read(bytes, start, new Utf32Reader(charset == CharsetLabels.Utf32BigEndian), characters);
                break;
            case CharsetLabels.Hz:
                Read(bytes, start, default(HzReader), characters);
                break;
            case CharsetLabels.Iso2022Cn or CharsetLabels.Iso2022Jp:
                Read(bytes, start, default(Iso2022Reader), characters);
                break;
            case CharsetLabels.Gb18030 or CharsetLabels.Big5:
                ReadPairs(bytes, start, CodePage.Of(charset), characters);
                break;
            default:
                Read(bytes, start, CodePage.Of(charset), characters);
                break;
        }
    }

    private static void Read<TReader>(ReadOnlySpan<byte> bytes, int start, TReader reader, DecodedCharacters characters)
        where TReader : ICharacterReader
    {
        for (var i = start; i < bytes.Length;)
        {
            if (reader.HoldsAscii && bytes[i] < 0x80 && bytes[i] != '\r')
            {
                i += AddAscii(bytes, i, characters);
                continue;
            }

            if (typeof(TReader) == typeof(Utf8Reader) && characters.AddTriples(bytes[i..], i) is var triples and > 0)
            {
                i += triples;
                continue;
            }

            var length = reader.Read(bytes[i..], out var codePoint);
            if (length == 0)
            {
                characters.AddMalformed(i++);
                continue;
            }

            length += codePoint == '\r' ? LengthOfLineFeed(bytes[(i + length)..], reader) : 0;
            if (codePoint != ICharacterReader.Nothing)
            {
                characters.Add(codePoint, i, length);
            }

            i += length;
        }
    }

    private static int LengthOfLineFeed<TReader>(ReadOnlySpan<byte> bytes, TReader reader)
        where TReader : ICharacterReader => bytes.Length > 0 && reader.Read(bytes, out var next) is var length && next == '\n' ? length : 0;

    private static int AddAscii(ReadOnlySpan<byte> bytes, int at, DecodedCharacters characters)
    {
        var end = bytes[at..].IndexOfAnyExcept(PlainAscii);
        var length = end < 0 ? bytes.Length - at : end;
        characters.AddAscii(bytes.Slice(at, length), at);
        return length;
    }

    // Each run of pairs is read ahead: where it does not come out even, a byte was lost, and not where that shows.
    private static void ReadPairs(ReadOnlySpan<byte> bytes, int start, CodePage page, DecodedCharacters characters)
    {
        for (var i = start; i < bytes.Length;)
        {
            if (bytes[i] == '\r')
            {
                var length = i + 1 < bytes.Length && bytes[i + 1] == '\n' ? 2 : 1;
                characters.Add('\r', i, length);
                i += length;
            }
            else if (bytes[i] < 0x80)
            {
                i += AddAscii(bytes, i, characters);
            }
            else
            {
                i = ReadRun(bytes, i, page, characters);
            }
        }
    }

    private static int ReadRun(ReadOnlySpan<byte> bytes, int start, CodePage page, DecodedCharacters characters)
    {
        var (end, isEven) = RunFrom(bytes, start, page);
        if (!isEven)
        {
            var i = start;
            foreach (var (codePoint, length) in Alignment.Find(bytes[start..end], page).Steps)
            {
                Add(codePoint, i, length);
                i += length;
            }

            return end;
        }

        for (var i = start; i < end;)
        {
            var length = page.Read(bytes[i..], out var codePoint);
            Add(codePoint, i, length);
            i += length;
        }

        return end;

        void Add(int codePoint, int at, int length)
        {
            if (codePoint == '\ufffd' && length == 1)
            {
                characters.AddMalformed(at);
            }
            else
            {
                characters.Add(codePoint, at, length);
            }
        }
    }

    // To the first byte that begins no pair, or behind the first that should and does not. Letters may be second bytes.
    private static (int End, bool IsEven) RunFrom(ReadOnlySpan<byte> bytes, int start, CodePage page)
    {
        var (i, isEven) = (start, true);
        while (i < bytes.Length && i < start + Reach)
        {
            if (bytes[i] < 0x80)
            {
                if (bytes[i] is < 0x40 or 0x7F || i + 1 == bytes.Length || bytes[i + 1] < 0x80)
                {
                    break;
                }

                isEven &= !Alignment.LooksLikeHalf(bytes, i);
            }

            var length = page.Read(bytes[i..], out _);
            if (length == 0)
            {
                return (i + 1, false);
            }

            i += length;
        }

        return (i, isEven);
    }
}
