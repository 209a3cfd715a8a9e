using System.Buffers.Binary;
using System.IO.Compression;

namespace Gongwen.Ingest;

/// <summary>A file that is compressed alone (RFC 1952).</summary>
internal static class GzipContent
{
    private const int Trailer = 8;

    public static bool IsGzip(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);

    /// <exception cref="UnreadableDocumentException">It is damaged or cut off, or inflates to more than <paramref name="maxBytes"/>.</exception>
    public static ReadOnlyMemory<byte> Inflate(ReadOnlyMemory<byte> bytes, int maxBytes, InflationBudget budget)
    {
        try
        {
            using var stream = new GZipStream(BoundedReading.Open(bytes), CompressionMode.Decompress);
            var inflated = BoundedReading.Read(stream, 0, maxBytes, budget);
            return IsWhole(bytes.Span, inflated.Span) ? inflated : throw new UnreadableDocumentException("compressed, and damaged or cut off");
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            throw new UnreadableDocumentException($"compressed, and damaged or cut off: {failure.Message}");
        }
    }

    // .NET takes the end of the bytes for the end of the file. The last 8 are checksum and length of the last member.
    private static bool IsWhole(ReadOnlySpan<byte> packed, ReadOnlySpan<byte> inflated)
    {
        if (packed.Length < Trailer)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt32LittleEndian(packed[^4..]);
        return length <= inflated.Length && Crc32.Of(inflated[^(int)length..]) == BinaryPrimitives.ReadUInt32LittleEndian(packed[^Trailer..]);
    }
}
