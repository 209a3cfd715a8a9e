namespace Gongwen.Ingest;

/// <summary>The byte order mark (U+FEFF) in front of a text, as each charset of Unicode writes it.</summary>
internal static class ByteOrderMark
{
    /// <returns>The charset and the length of its mark in bytes; an empty charset and 0 when there is none.</returns>
    public static (string Charset, int Length) Find(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? (CharsetLabels.Utf8, 3)
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]) ? (CharsetLabels.Utf32LittleEndian, 4)
        : bytes.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]) ? (CharsetLabels.Utf32BigEndian, 4)
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? (CharsetLabels.Utf16LittleEndian, 2)
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? (CharsetLabels.Utf16BigEndian, 2)
        : ("", 0);
}
