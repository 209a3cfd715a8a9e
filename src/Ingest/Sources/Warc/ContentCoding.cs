using System.IO.Compression;

namespace Gongwen.Ingest;

/// <summary>The content codings of HTTP: gzip, deflate, br (RFC 9110, 8.4.1; RFC 7932).</summary>
internal static class ContentCoding
{
    private const int MostCodings = 3;

    /// <param name="body">The body as it was sent.</param>
    /// <param name="codings">The field Content-Encoding; null when there is none.</param>
    /// <param name="maxBytes">Most bytes after decoding.</param>
    /// <exception cref="UnreadableDocumentException">It cannot be decoded, or is longer.</exception>
    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> body, string? codings, int maxBytes)
    {
        var names = (codings ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.Length > MostCodings)
        {
            throw new UnreadableDocumentException("compressed too many times over");
        }

        return names.Reverse().Aggregate(body, (bytes, name) => bytes.IsEmpty ? bytes : Decode(bytes, maxBytes, name.ToLowerInvariant()));
    }

    private static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> body, int maxBytes, string coding)
    {
        try
        {
            using var stream = Open(BoundedReading.Open(body), body.Span, coding);
            return stream is null ? body : BoundedReading.Read(stream, 0, maxBytes, new InflationBudget(body.Length, new SourceLimits { MaxBytes = maxBytes }));
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or InvalidOperationException)
        {
            throw new UnreadableDocumentException($"its {coding} coding is damaged or cut off: {failure.Message}");
        }
    }

    // Servers say "deflate" of zlib streams, as they should, and of raw ones. What is said to be gzip and is not is often plain.
    private static Stream? Open(Stream bytes, ReadOnlySpan<byte> head, string coding) => coding switch
    {
        "gzip" or "x-gzip" => GzipContent.IsGzip(head) ? new GZipStream(bytes, CompressionMode.Decompress) : null,
        "br" => new BrotliStream(bytes, CompressionMode.Decompress),
        "deflate" => IsZlib(head) ? new ZLibStream(bytes, CompressionMode.Decompress) : new DeflateStream(bytes, CompressionMode.Decompress),
        "identity" or "none" or "utf-8" => null,
        _ => throw new UnreadableDocumentException($"an unknown content coding, {coding}"),
    };

    // RFC 1950, 2.2.
    private static bool IsZlib(ReadOnlySpan<byte> head) => head.Length > 1 && (head[0] & 0x0F) == 8 && ((head[0] << 8) | head[1]) % 31 == 0;
}
