using System.Globalization;

namespace Gongwen.Ingest;

/// <summary>Reads the records of a WARC file one after the other, in memory no more than one block.</summary>
/// <param name="stream">The records, no longer compressed.</param>
/// <param name="maxBytes">Most bytes to read.</param>
internal sealed class WarcReader(Stream stream, long maxBytes)
{
    private const int MaxHeader = 64 * 1024;

    private readonly byte[] _buffer = new byte[MaxHeader];
    private int _start;
    private int _end;
    private long _unread; // of the block of the record at hand
    private readonly HashSet<uint> _starts = []; // of all records, modulo 2^32 as gzip counts

    /// <summary>Bytes read so far.</summary>
    public long Position { get; private set; }

    /// <summary>Whether bytes begin like a WARC file.</summary>
    public static bool IsWarc(ReadOnlySpan<byte> head) => head.StartsWith("WARC/1."u8) || head.StartsWith("WARC/0."u8);

    /// <summary>The header of the next record; what was not read of the block before is passed over.</summary>
    /// <returns>Null at the end.</returns>
    /// <exception cref="UnreadableDocumentException">The file is cut off, or what stands there is no record.</exception>
    public WarcRecord? Next()
    {
        Skip();
        while (Fill() && _buffer[_start] is (byte)'\r' or (byte)'\n')
        {
            _start++;
        }

        if (_start == _end)
        {
            return null;
        }

        _starts.Add((uint)(Position - (_end - _start)));

        FieldLines? fields;
        while ((fields = FieldLines.Read(_buffer.AsSpan(_start, _end - _start))) is null)
        {
            if (!ReadMore())
            {
                throw new UnreadableDocumentException(string.Create(
                    CultureInfo.InvariantCulture, $"a WARC file that is cut off or damaged within the header of the record at byte {Position - (_end - _start)} (uncompressed)"));
            }
        }

        var record = new WarcRecord(fields);
        if (!IsWarc(_buffer.AsSpan(_start)) || record.Length < 0)
        {
            throw new UnreadableDocumentException(string.Create(CultureInfo.InvariantCulture, $"a WARC file that is damaged: no record at byte {Position - (_end - _start)} (uncompressed)"));
        }

        _start += fields.Length;
        _unread = record.Length;
        return record;
    }

    /// <summary>The block of the record whose header was read last. Once only.</summary>
    /// <exception cref="UnreadableDocumentException">It is cut off, or longer than <paramref name="maxBytes"/>.</exception>
    public ReadOnlyMemory<byte> ReadBlock(int maxBytes)
    {
        if (_unread > maxBytes)
        {
            throw new UnreadableDocumentException(string.Create(CultureInfo.InvariantCulture, $"longer than {maxBytes} bytes"));
        }

        // The length is a claim: memory is taken as bytes come.
        using var block = new MemoryStream((int)Math.Min(_unread, 1 << 20));
        while (_unread > 0)
        {
            block.Write(Take());
        }

        return block.GetBuffer().AsMemory(0, (int)block.Length);
    }

    /// <summary>Whether the last gzip member of a file that ends here begins with a record, as it must, given the length that its trailer claims.</summary>
    public bool EndsWithMember(uint length) => _starts.Contains((uint)Position - length);

    private void Skip()
    {
        while (_unread > 0)
        {
            Take();
        }
    }

    private ReadOnlySpan<byte> Take()
    {
        if (!Fill())
        {
            throw new UnreadableDocumentException(string.Create(CultureInfo.InvariantCulture, $"a WARC file that is cut off: {_unread} bytes of its last record are missing"));
        }

        var part = (int)Math.Min(_unread, _end - _start);
        var bytes = _buffer.AsSpan(_start, part);
        _start += part;
        _unread -= part;
        return bytes;
    }

    private bool Fill() => _start < _end || ReadMore();

    // False at the end, and when the buffer is full.
    private bool ReadMore()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        Position += read;
        return Position <= maxBytes ? read > 0 : throw new UnreadableDocumentException("the archive inflates to more than it may; the rest of it is not read");
    }
}
