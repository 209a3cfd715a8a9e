using System.Buffers.Binary;
using System.Numerics;

namespace Gongwen.Store;

/// <summary>CRC-32C (Castagnoli) of values as <see cref="CellBuffer"/> lays them out: any one flipped bit of a value changes it.</summary>
internal static class Checksum
{
    /// <summary>The name under which SQL knows <see cref="Of(ReadOnlySpan{Cell})"/>.</summary>
    public const string SqlName = "row_checksum";

    [ThreadStatic]
    private static CellBuffer? s_cells;

    /// <summary>Of bytes.</summary>
    public static long Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (var one in bytes)
        {
            crc = BitOperations.Crc32C(crc, one);
        }

        return ~crc;
    }

    /// <summary>Of the values of a row, in order.</summary>
    public static long Of(params ReadOnlySpan<Cell> cells)
    {
        var buffer = s_cells ??= new CellBuffer();
        buffer.Clear();
        foreach (var cell in cells)
        {
            buffer.Add(cell);
        }

        return Of(buffer.Bytes);
    }
}
