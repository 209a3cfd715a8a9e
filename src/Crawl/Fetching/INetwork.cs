using System.Collections.Immutable;
using System.Net;

namespace Gongwen.Crawl;

/// <summary>Names and connections: the one way out of the program.</summary>
public interface INetwork
{
    /// <summary>The addresses of a host, the best first.</summary>
    ValueTask<ImmutableArray<IPAddress>> ResolveAsync(string host, CancellationToken cancellation);

    /// <summary>A TCP connection.</summary>
    ValueTask<Stream> ConnectAsync(IPEndPoint address, CancellationToken cancellation);
}
