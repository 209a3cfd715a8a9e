using System.Buffers.Binary;
using System.Text;

namespace Gongwen.Ingest;

internal readonly struct Utf16Reader(bool bigEndian) : ICharacterReader
{
    public bool HoldsAscii => false;

    public int Read(ReadOnlySpan<byte> bytes, out int codePoint)
    {
        codePoint = '\ufffd';
        if (bytes.Length < 2)
        {
            return 0;
        }

        var first = Unit(bytes);
        if (!char.IsSurrogate(first))
        {
            codePoint = first;
            return 2;
        }

        if (bytes.Length >= 4 && Rune.TryCreate(first, Unit(bytes[2..]), out var rune))
        {
            codePoint = rune.Value;
            return 4;
        }

        // A lone surrogate: both its bytes are one broken character, or all that follows would be read one byte off.
        return 2;
    }

    private char Unit(ReadOnlySpan<byte> bytes) =>
        (char)(bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes));
}
