using System.Buffers;

namespace Gongwen.Store;

/// <summary>A term in a block of a segment, and its postings.</summary>
/// <remarks>
/// In a block: distance from the term before (the block's first: 0), number of postings, if more than one their length in bytes and
/// their last slot as a distance from the segment's base, the postings.
/// </remarks>
/// <param name="Term">The term.</param>
/// <param name="Count">How many postings there are; at least one.</param>
/// <param name="Last">The last slot's distance from the segment's base.</param>
internal readonly record struct TermEntry(ulong Term, int Count, int Last)
{
    /// <summary>Reads an entry and moves past it.</summary>
    /// <param name="block">What is left of a block.</param>
    /// <param name="before">The term before; for the first of a block its own term.</param>
    /// <param name="postings">Its postings.</param>
    /// <exception cref="InvalidDataException">There is no entry.</exception>
    public static TermEntry Read(ref ReadOnlySpan<byte> block, ulong before, out ReadOnlySpan<byte> postings)
    {
        var term = before + Varint.Read(ref block);
        var count = (int)Varint.Read(ref block);
        int length, last;
        if (count > 1)
        {
            (length, last) = ((int)Varint.Read(ref block), (int)Varint.Read(ref block));
        }
        else
        {
            var rest = block;
            var head = Varint.Read(ref rest);
            if ((head & 1) == 0)
            {
                Varint.Read(ref rest);
            }

            (length, last) = (block.Length - rest.Length, (int)(head >> 1));
        }

        if (length < 0 || length > block.Length || count <= 0)
        {
            throw new InvalidDataException("A term's postings are cut off.");
        }

        postings = block[..length];
        block = block[length..];
        return new TermEntry(term, count, last);
    }

    /// <summary>Writes it before its postings.</summary>
    public void Write(ArrayBufferWriter<byte> block, ulong before, int length)
    {
        var bytes = block.GetSpan(4 * Varint.MaxLength);
        var written = Varint.Write(bytes, Term - before);
        written += Varint.Write(bytes[written..], (uint)Count);
        if (Count > 1)
        {
            written += Varint.Write(bytes[written..], (uint)length);
            written += Varint.Write(bytes[written..], (uint)Last);
        }

        block.Advance(written);
    }
}
