using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Gongwen.Crawl.Tests;

/// <summary>A network on which every known host has the address it is given here, and every connection ends at a port of this machine.</summary>
/// <remarks>Nothing leaves the machine: a connection to an address that no test web stands behind is written down and fails.</remarks>
internal sealed class PretendNetwork(int port) : INetwork
{
    private readonly ConcurrentDictionary<string, ImmutableArray<IPAddress>> _hosts = new();

    /// <summary>The addresses that were connected to.</summary>
    public ConcurrentBag<IPAddress> Connected { get; } = [];

    /// <summary>Makes a host known; without addresses it gets a public-looking one of its own.</summary>
    public PretendNetwork With(string host, params string[] addresses)
    {
        _hosts[host] = addresses.Length > 0 ? [.. addresses.Select(IPAddress.Parse)] : [new IPAddress([23, 45, (byte)(_hosts.Count / 250), (byte)((_hosts.Count % 250) + 1)])];
        return this;
    }

    public ValueTask<ImmutableArray<IPAddress>> ResolveAsync(string host, CancellationToken cancellation) =>
        _hosts.TryGetValue(host, out var addresses) ? ValueTask.FromResult(addresses) : throw new SocketException((int)SocketError.HostNotFound);

    public async ValueTask<Stream> ConnectAsync(IPEndPoint address, CancellationToken cancellation)
    {
        Connected.Add(address.Address);
        if (!_hosts.Values.Any(a => a.Contains(address.Address)))
        {
            throw new SocketException((int)SocketError.NetworkUnreachable);
        }

        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), cancellation);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
