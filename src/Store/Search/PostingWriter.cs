using System.Buffers;

namespace Gongwen.Store;

/// <summary>Postings as bytes: for each document how far on from the one before, and how the term stands in it.</summary>
/// <remarks>
/// The lowest bit of the distance says that the term stands there once, in plain text, as most do; otherwise its value follows.
/// Distances are from 1 up; the first counts from the place before the segment's first slot.
/// </remarks>
internal static class PostingWriter
{
    /// <summary>Writes one posting.</summary>
    public static void Write(ArrayBufferWriter<byte> target, int distance, uint value)
    {
        var bytes = target.GetSpan(2 * Varint.MaxLength);
        var plain = value == TermValue.Once;
        var length = Varint.Write(bytes, ((ulong)(uint)distance << 1) | (plain ? 1UL : 0UL));
        if (!plain)
        {
            length += Varint.Write(bytes[length..], value);
        }

        target.Advance(length);
    }
}
