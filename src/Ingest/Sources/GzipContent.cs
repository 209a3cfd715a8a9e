using System.IO.Compression;

namespace Gongwen.Ingest;

/// <summary>A file that is compressed alone (RFC 1952).</summary>
internal static class GzipContent
{
    public static bool IsGzip(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);

    /// <exception cref="UnreadableDocumentException">It is damaged or cut off, or inflates to more than <paramref name="maxBytes"/>.</exception>
    public static ReadOnlyMemory<byte> Inflate(ReadOnlyMemory<byte> bytes, int maxBytes, InflationBudget budget)
    {
        try
        {
            using var stream = new GZipStream(BoundedReading.Open(bytes), CompressionMode.Decompress);
            return BoundedReading.Read(stream, 0, maxBytes, budget);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            throw new UnreadableDocumentException($"compressed, and damaged or cut off: {failure.Message}");
        }
    }
}
