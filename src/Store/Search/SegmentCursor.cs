using Microsoft.Data.Sqlite;

namespace Gongwen.Store;

/// <summary>Goes through the terms of a segment in ascending order.</summary>
internal sealed class SegmentCursor : IDisposable
{
    private readonly Rows _blocks;
    private byte[] _block = [];
    private int _position;
    private int _end;
    private int _postings;

    public SegmentCursor(SqliteConnection connection, Segment segment)
    {
        Segment = segment;
        _blocks = new Rows(connection, "SELECT bytes, first_term FROM search_block WHERE segment = ? ORDER BY first_term").Ask(segment.Id);
    }

    public Segment Segment { get; }

    /// <summary>The term that was reached.</summary>
    public TermEntry Entry { get; private set; }

    public ReadOnlySpan<byte> Postings => _block.AsSpan(_postings, _position - _postings);

    /// <summary>Goes on to the next term, if there is one.</summary>
    public bool Next()
    {
        var before = Entry.Term;
        if (_position == _end)
        {
            if (!_blocks.Next())
            {
                return false;
            }

            Load(_blocks.Blob(0));
            before = (ulong)_blocks.Integer(1);
        }

        ReadOnlySpan<byte> rest = _block.AsSpan(_position, _end - _position);
        Entry = TermEntry.Read(ref rest, before, out var postings);
        _position = _end - rest.Length;
        _postings = _position - postings.Length;
        return true;
    }

    public void Dispose() => _blocks.Dispose();

    private void Load(ReadOnlySpan<byte> bytes)
    {
        if (_block.Length < bytes.Length)
        {
            _block = new byte[bytes.Length * 2];
        }

        bytes.CopyTo(_block);
        (_position, _end) = (0, bytes.Length);
    }
}
