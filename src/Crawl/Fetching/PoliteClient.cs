using System.Collections.Concurrent;

namespace Gongwen.Crawl;

/// <summary>Makes single requests for all sites, each host asked by one at a time and no faster than it likes.</summary>
internal sealed class PoliteClient(CrawlSettings settings, INetwork network, TimeProvider clock) : IDisposable
{
    private readonly ConcurrentDictionary<string, HostGate> _gates = new();
    private readonly ConcurrentDictionary<string, Lazy<SiteClient>> _clients = new();
    private readonly SemaphoreSlim _all = new(settings.Parallel);

    /// <summary>The gate of a host, whatever sites it belongs to.</summary>
    public HostGate Gate(string host) => _gates.GetOrAdd(host, _ => new HostGate(clock, settings.LongestPause));

    /// <summary>Asks for <paramref name="uri"/> when it is the host's turn.</summary>
    /// <param name="site">Who asks.</param>
    /// <param name="uri">What for.</param>
    /// <param name="page">Makes the request conditional; null for an unconditional one.</param>
    /// <param name="wait">What is waited for, and for how long.</param>
    public async Task<Attempt> AskAsync(SiteEntry site, Uri uri, KnownPage? page, Wait wait)
    {
        var gate = Gate(uri.IdnHost);
        if (!await gate.EnterAsync(wait.Delay, wait.Stop).ConfigureAwait(false))
        {
            return new Attempt(null, $"the host asks to be left alone until {gate.NotBefore:u}", IsRefused: true);
        }

        var began = clock.GetTimestamp();
        int? status = null;
        try
        {
            await _all.WaitAsync(wait.Stop).ConfigureAwait(false);
            try
            {
                began = clock.GetTimestamp();
                var attempt = await TryAsync(site, uri, gate, page, wait.Abort).ConfigureAwait(false);
                status = attempt.Exchange is { Truncated: null } exchange ? exchange.Answer?.Status : null;
                if (RetryAfter.Read(attempt.Exchange?.Answer?["retry-after"], clock.GetUtcNow()) is { } pause && status is 429 or 503)
                {
                    gate.Close(clock.GetUtcNow() + pause);
                }

                return attempt;
            }
            finally
            {
                _all.Release();
            }
        }
        finally
        {
            gate.Leave(clock.GetElapsedTime(began), status);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var client in _clients.Values.Where(c => c.IsValueCreated))
        {
            client.Value.Dispose();
        }

        foreach (var gate in _gates.Values)
        {
            gate.Dispose();
        }

        _all.Dispose();
    }

    private async Task<Attempt> TryAsync(SiteEntry site, Uri uri, HostGate gate, KnownPage? page, CancellationToken abort)
    {
        try
        {
            var client = _clients.GetOrAdd(site.Name, _ => new Lazy<SiteClient>(() => new SiteClient(site, settings, network, clock)));
            return new Attempt(await client.Value.AskAsync(uri, gate.Tap, page, abort).ConfigureAwait(false), null, IsRefused: false);
        }
        catch (RefusedException refused)
        {
            return new Attempt(null, refused.Message, IsRefused: true);
        }
        catch (Exception failure) when (failure is HttpRequestException or TimeoutException)
        {
            return new Attempt(null, Innermost(failure).Message, IsRefused: false);
        }
    }

    // "Connection refused", "the certificate …": what stands around it says less.
    private static Exception Innermost(Exception failure) => failure.InnerException is { } inner ? Innermost(inner) : failure;
}
