namespace Gongwen.Store;

/// <summary>Whole numbers from 0 up as bytes of seven bits, the low ones first; all but the last byte have the high bit.</summary>
internal static class Varint
{
    /// <summary>Most bytes that a number takes.</summary>
    public const int MaxLength = 10;

    /// <summary>Reads a number and moves past it.</summary>
    /// <exception cref="InvalidDataException">The bytes end within it, or it is too large.</exception>
    public static ulong Read(ref ReadOnlySpan<byte> bytes)
    {
        var (value, i) = (0UL, 0);
        for (var shift = 0; ; shift += 7)
        {
            if (i == bytes.Length || shift > 63)
            {
                throw new InvalidDataException("A number is cut off.");
            }

            var piece = bytes[i++];
            value |= (ulong)(piece & 0x7F) << shift;
            if (piece < 0x80)
            {
                bytes = bytes[i..];
                return value;
            }
        }
    }

    /// <summary>Writes <paramref name="value"/> at the start of <paramref name="target"/>.</summary>
    /// <returns>How many bytes it took.</returns>
    public static int Write(Span<byte> target, ulong value)
    {
        var length = 0;
        for (; value >= 0x80; value >>= 7)
        {
            target[length++] = (byte)(value | 0x80);
        }

        target[length++] = (byte)value;
        return length;
    }
}
