using System.Buffers.Binary;
using System.Text;

namespace Gongwen.Ingest;

internal readonly struct Utf32Reader(bool bigEndian) : ICharacterReader
{
    public bool HoldsAscii => false;

    public int Read(ReadOnlySpan<byte> bytes, out int codePoint)
    {
        codePoint = '\ufffd';
        if (bytes.Length < 4)
        {
            return 0;
        }

        // What is no code point is one broken character of four bytes, or all that follows would be read bytes off.
        var unit = bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        codePoint = Rune.IsValid(unit) ? (int)unit : codePoint;
        return 4;
    }
}
