using System.Buffers;

namespace Gongwen.Store;

/// <summary>Writes the terms of a segment, in ascending order, as blocks.</summary>
internal sealed class BlockWriter(Statement insert, long segment)
{
    // Small enough that looking for a term in a block takes microseconds, large enough that rows are few.
    private const int BlockSize = 16384;

    private readonly ArrayBufferWriter<byte> _block = new(2 * BlockSize);
    private ulong _first;
    private ulong _before;

    public void Add(TermEntry entry, ReadOnlySpan<byte> postings)
    {
        if (_block.WrittenCount > 0 && _block.WrittenCount + postings.Length > BlockSize)
        {
            Flush();
        }

        if (_block.WrittenCount == 0)
        {
            (_first, _before) = (entry.Term, entry.Term);
        }

        entry.Write(_block, _before, postings.Length);
        _block.Write(postings);
        _before = entry.Term;
    }

    /// <summary>Writes what is left.</summary>
    public void Flush()
    {
        if (_block.WrittenCount > 0)
        {
            var bytes = _block.WrittenSpan.ToArray();
            insert.Run(segment, (long)_first, bytes, Checksum.Of(segment, (long)_first, bytes));
            _block.ResetWrittenCount();
        }
    }
}
