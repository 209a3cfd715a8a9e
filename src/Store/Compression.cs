using System.Buffers;
using System.IO.Compression;

namespace Gongwen.Store;

/// <summary>Brotli for originals and extractions, which are both text and small.</summary>
internal static class Compression
{
    // Chosen by measure (bench/README.md): 2 takes half as much time again for a twentieth of the space.
    private const int Quality = 1;
    private const int WindowBits = 18;

    public static byte[] Compress(ReadOnlySpan<byte> bytes)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(bytes.Length));
        try
        {
            return BrotliEncoder.TryCompress(bytes, buffer, out var written, Quality, WindowBits)
                ? buffer.AsSpan(0, written).ToArray()
                : throw new InvalidOperationException($"Brotli could not compress {bytes.Length} bytes.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <exception cref="InvalidDataException">These are no Brotli data.</exception>
    public static byte[] Decompress(byte[] compressed)
    {
        using var source = new BrotliStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var target = new MemoryStream(compressed.Length * 4);
        source.CopyTo(target);
        return target.ToArray();
    }
}
