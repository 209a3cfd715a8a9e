using System.Buffers;

namespace Gongwen.Crawl;

/// <summary>Keeps what goes over the wire for one request at a time: what the archive holds.</summary>
internal sealed class WireTap
{
    private readonly Lock _writing = new();
    private ArrayBufferWriter<byte> _request = new();
    private ArrayBufferWriter<byte> _response = new();
    private object? _connection;

    /// <summary>Begins anew for the next request.</summary>
    public void Begin()
    {
        lock (_writing)
        {
            (_request, _response, _connection) = (new(), new(), null);
        }
    }

    /// <summary>What was sent and what came back, as far as it did.</summary>
    public (ReadOnlyMemory<byte> Request, ReadOnlyMemory<byte> Response) Take()
    {
        lock (_writing)
        {
            var taken = (_request.WrittenMemory, _response.WrittenMemory);
            (_request, _response) = (new(), new());
            return taken;
        }
    }

    /// <summary>Bytes received so far.</summary>
    public int Received
    {
        get
        {
            lock (_writing)
            {
                return _response.WrittenCount;
            }
        }
    }

    public void Sent(object connection, ReadOnlySpan<byte> bytes)
    {
        lock (_writing)
        {
            // A kept connection had been closed, and the request is sent again on another one: only that one counts.
            if (_connection is not null && _connection != connection)
            {
                (_request, _response) = (new(), new());
            }

            _connection = connection;
            _request.Write(bytes);
        }
    }

    public void Came(object connection, ReadOnlySpan<byte> bytes)
    {
        lock (_writing)
        {
            if (_connection == connection)
            {
                _response.Write(bytes);
            }
        }
    }
}
