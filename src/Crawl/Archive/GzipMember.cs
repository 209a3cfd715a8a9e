using System.Buffers.Binary;
using System.IO.Compression;
using Gongwen.Ingest;

namespace Gongwen.Crawl;

/// <summary>A gzip member (RFC 1952) that says how long it is, so that a file of them can be walked without guessing.</summary>
/// <remarks>The lengths stand in the extra field, as subfield <c>sl</c> ("skip lengths"), which other readers pass over.</remarks>
internal static class GzipMember
{
    private const int Header = 12;
    private const int Extra = 12;
    private const int Trailer = 8;

    private static ReadOnlySpan<byte> Begin => [0x1F, 0x8B, 8, 4, 0, 0, 0, 0, 0, 255, Extra, 0, (byte)'s', (byte)'l', 8, 0];

    /// <summary>Compresses <paramref name="parts"/>, one after the other, into a member.</summary>
    public static byte[] Write(params ReadOnlySpan<ReadOnlyMemory<byte>> parts)
    {
        using var member = new MemoryStream();
        member.Write(Begin);
        member.Write(stackalloc byte[8]);
        var (crc, length) = (0u, 0u);
        using (var deflate = new DeflateStream(member, CompressionLevel.Optimal, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                deflate.Write(part.Span);
                crc = Crc32.Continue(crc, part.Span);
                length += (uint)part.Length;
            }
        }

        Span<byte> trailer = stackalloc byte[Trailer];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, crc);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], length);
        member.Write(trailer);
        var bytes = member.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(Begin.Length), (uint)bytes.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(Begin.Length + 4), length);
        return bytes;
    }

    /// <summary>Reads the member at the position of <paramref name="file"/> and moves behind it.</summary>
    /// <returns>What it holds; null when no whole member stands there.</returns>
    public static byte[]? Read(Stream file)
    {
        Span<byte> head = stackalloc byte[Header + Extra];
        var start = file.Position;
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.StartsWith(Begin))
        {
            return null;
        }

        long packed = BinaryPrimitives.ReadUInt32LittleEndian(head[Begin.Length..]);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(head[(Begin.Length + 4)..]);
        if (packed < head.Length + Trailer || start + packed > file.Length || length > int.MaxValue)
        {
            return null;
        }

        var bytes = new byte[packed - head.Length];
        file.ReadExactly(bytes);
        return Inflate(bytes, (int)length) is { } inflated && Crc32.Of(inflated) == BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(bytes.Length - Trailer))
            ? inflated
            : null;
    }

    private static byte[]? Inflate(byte[] bytes, int length)
    {
        try
        {
            using var stream = new DeflateStream(new MemoryStream(bytes, 0, bytes.Length - Trailer), CompressionMode.Decompress);
            var inflated = new byte[length];
            return stream.ReadAtLeast(inflated, length, throwOnEndOfStream: false) == length ? inflated : null;
        }
        catch (InvalidDataException)
        {
            return null; // not whole: what was being written when the machine stopped
        }
    }
}
