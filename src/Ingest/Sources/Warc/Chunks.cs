using System.Buffers;
using System.Globalization;
using System.Text;

namespace Gongwen.Ingest;

/// <summary>The chunked transfer coding (RFC 9112, 7.1).</summary>
internal static class Chunks
{
    private const int LongestSize = 1024;

    /// <returns>What the chunks hold, and whether the last one is there; null when the bytes do not begin with a chunk.</returns>
    public static (ReadOnlyMemory<byte> Entity, bool IsWhole)? Read(ReadOnlyMemory<byte> body)
    {
        var entity = new ArrayBufferWriter<byte>(Math.Max(1, body.Length));
        var position = 0;
        while (SizeAt(body.Span, ref position) is { } size)
        {
            if (size == 0)
            {
                return (entity.WrittenMemory, true);
            }

            var part = (int)Math.Min(size, body.Length - position);
            entity.Write(body.Span.Slice(position, part));
            position += part;
            if (part < size)
            {
                return (entity.WrittenMemory, false);
            }

            position += EndOfLine(body.Span[position..]);
        }

        return position == 0 && body.Length > 0 ? null : (entity.WrittenMemory, false);
    }

    // The size of the chunk whose line begins at position, which moves behind the line; null when there is no such line.
    private static long? SizeAt(ReadOnlySpan<byte> body, ref int position)
    {
        var line = body[position..Math.Min(body.Length, position + LongestSize)];
        var end = line.IndexOf((byte)'\n');
        if (end < 0)
        {
            return null;
        }

        var digits = Encoding.Latin1.GetString(line[..end]).Split(';')[0].Trim();
        if (!long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size) || size < 0)
        {
            return null;
        }

        position += end + 1;
        return size;
    }

    private static int EndOfLine(ReadOnlySpan<byte> rest) => rest.StartsWith("\r\n"u8) ? 2 : rest.StartsWith("\n"u8) ? 1 : 0;
}
