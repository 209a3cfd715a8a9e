using System.Buffers;
using System.Text;

namespace Gongwen.Ingest;

internal readonly struct Utf8Reader : ICharacterReader
{
    public bool HoldsAscii => true;

    public int Read(ReadOnlySpan<byte> bytes, out int codePoint)
    {
        // Nearly all of Chinese: three bytes, neither overlong nor a surrogate.
        if (bytes.Length >= 3 && bytes[0] is > 0xE0 and < 0xED && (bytes[1] & 0xC0) == 0x80 && (bytes[2] & 0xC0) == 0x80)
        {
            codePoint = ((bytes[0] & 0x0F) << 12) | ((bytes[1] & 0x3F) << 6) | (bytes[2] & 0x3F);
            return 3;
        }

        var valid = Rune.DecodeFromUtf8(bytes, out var rune, out var length) == OperationStatus.Done;
        codePoint = rune.Value;
        return valid ? length : 0;
    }

    /// <summary>How many bytes at the start, which are no character, are what is left of one.</summary>
    public static int BrokenLength(ReadOnlySpan<byte> bytes)
    {
        if (bytes[0] is >= 0x80 and < 0xC0)
        {
            return bytes.Length > 1 && bytes[1] is >= 0x80 and < 0xC0 ? 2 : 1; // its first byte is lost
        }

        Rune.DecodeFromUtf8(bytes, out _, out var length);
        return Math.Max(1, length);
    }
}
