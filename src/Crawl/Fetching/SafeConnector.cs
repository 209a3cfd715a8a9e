using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Gongwen.Crawl;

/// <summary>Connects to a host, but only to such of its addresses as may be asked.</summary>
/// <remarks>The address that is checked is the one that is connected to: a name that resolves differently the next time gains nothing.</remarks>
internal sealed class SafeConnector(INetwork network, bool allowPrivate)
{
    /// <exception cref="RefusedException">None of its addresses may be asked.</exception>
    public async ValueTask<Stream> ConnectAsync(DnsEndPoint host, CancellationToken cancellation)
    {
        ImmutableArray<IPAddress> addresses = IPAddress.TryParse(host.Host.Trim('[', ']'), out var literal)
            ? [literal]
            : await network.ResolveAsync(host.Host, cancellation).ConfigureAwait(false);
        var allowed = addresses.Where(a => allowPrivate || PublicAddress.IsPublic(a)).ToList();
        if (allowed.Count == 0)
        {
            throw addresses.IsEmpty ? new SocketException((int)SocketError.HostNotFound) : new RefusedException($"{host.Host} has no public address ({string.Join(", ", addresses.Distinct())})");
        }

        for (var i = 0; ; i++)
        {
            try
            {
                return await network.ConnectAsync(new IPEndPoint(allowed[i], host.Port), cancellation).ConfigureAwait(false);
            }
            catch (SocketException) when (i + 1 < allowed.Count)
            {
                // The next address may answer; the failure of the last one is thrown.
            }
        }
    }
}
