using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Gongwen.Crawl;

/// <summary>The network of this machine.</summary>
public sealed class SystemNetwork : INetwork
{
    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<IPAddress>> ResolveAsync(string host, CancellationToken cancellation) =>
        [.. await Dns.GetHostAddressesAsync(host, cancellation).ConfigureAwait(false)];

    /// <inheritdoc/>
    public async ValueTask<Stream> ConnectAsync(IPEndPoint address, CancellationToken cancellation)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
