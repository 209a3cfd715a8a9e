using System.Globalization;
using System.Runtime.InteropServices;

namespace Gongwen.Ingest;

/// <summary>Reads a stream to its end, but never more of it than is allowed.</summary>
internal static class BoundedReading
{
    private const int FirstBuffer = 16 * 1024;

    /// <param name="stream">What to read.</param>
    /// <param name="claimed">The length that someone claims: only a hint, for a pipe has none, a file may grow, and archives lie.</param>
    /// <param name="limit">Most bytes.</param>
    /// <param name="budget">Is told of every byte, if given.</param>
    /// <exception cref="UnreadableDocumentException">The stream is longer, or the budget is spent.</exception>
    public static ReadOnlyMemory<byte> Read(Stream stream, long claimed, int limit, InflationBudget? budget = null)
    {
        if (claimed > limit)
        {
            throw TooLong(limit);
        }

        var buffer = new byte[budget is null ? (int)claimed + 1 : (int)Math.Clamp(claimed + 1, 1, 64 * FirstBuffer)];
        var length = 0;
        while (stream.Read(buffer.AsSpan(length)) is > 0 and var read)
        {
            length += read;
            if (budget?.Take(read) == false)
            {
                throw new UnreadableDocumentException(budget.Exceeded!);
            }

            if (length > limit)
            {
                throw TooLong(limit);
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(2L * length, limit + 1L));
            }
        }

        return buffer.AsMemory(0, length);
    }

    /// <summary>Reads what may have no length of its own.</summary>
    public static ReadOnlyMemory<byte> Read(Stream stream, int limit) =>
        stream is MemoryStream memory && memory.TryGetBuffer(out var whole) && whole.Count <= limit
            ? whole
            : Read(stream, stream.CanSeek ? stream.Length - stream.Position : FirstBuffer, limit);

    /// <summary>Bytes at hand as a stream, without a copy of them.</summary>
    public static MemoryStream Open(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false, publiclyVisible: true)
            : new MemoryStream(bytes.ToArray(), writable: false);

    private static UnreadableDocumentException TooLong(int limit) =>
        new(string.Create(CultureInfo.InvariantCulture, $"longer than {limit} bytes"));
}
