namespace Gongwen.Ingest;

/// <summary>Recognises bytes that are no text.</summary>
internal static class BinaryContent
{
    private const int Reach = 8192;

    /// <returns>What the first bytes say the file is, in words that follow “looks like”; null when they may be text.</returns>
    public static string? FromSignature(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("%PDF-"u8) ? "a PDF file"
        : bytes.StartsWith("PK\x03\x04"u8) || bytes.StartsWith("PK\x05\x06"u8) ? "a ZIP archive or an Office document (DOCX, XLSX, OFD)"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) ? "an old Office document (DOC, XLS)"
        : bytes.StartsWith(@"{\rtf"u8) ? "an RTF document"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
            || bytes.StartsWith("GIF8"u8) ? "an image"
        : bytes.StartsWith("Rar!"u8) || bytes.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C])
            || bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) ? "a compressed archive"
        : null;

    /// <summary>Whether bytes that are not UTF-16 can be no text.</summary>
    /// <remarks>Text holds next to no control characters. A stray one in a page is an accident, one in a hundred bytes is not.</remarks>
    public static bool IsFullOfControls(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes[..Math.Min(bytes.Length, Reach)];
        var controls = 0;
        foreach (var b in bytes)
        {
            controls += b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or 0x0B or 0x1B) ? 1 : 0;
        }

        return controls * 100 > bytes.Length;
    }
}
