using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Text;

namespace Gongwen.Crawl;

/// <summary>Makes single requests for one site, whose cookies it keeps for the run.</summary>
internal sealed class SiteClient : IDisposable
{
    private const int ReadSize = 16 * 1024;

    private static readonly HttpRequestOptionsKey<WireTap> s_tap = new("tap");

    private readonly SiteEntry _site;
    private readonly CrawlSettings _settings;
    private readonly TimeProvider _clock;
    private readonly HttpClient _client;

    public SiteClient(SiteEntry site, CrawlSettings settings, INetwork network, TimeProvider clock)
    {
        (_site, _settings, _clock) = (site, settings, clock);
        var connector = new SafeConnector(network, site.AllowPrivateAddresses);
        _client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = (context, cancellation) => connector.ConnectAsync(context.DnsEndPoint, cancellation),
            PlaintextStreamFilter = (context, _) => ValueTask.FromResult<Stream>(
                context.InitialRequestMessage.Options.TryGetValue(s_tap, out var tap) ? new TappedStream(context.PlaintextStream, tap) : context.PlaintextStream),
            UseProxy = false, // a proxy would make the check of addresses void
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = true,
            CookieContainer = new CookieContainer(),
            ConnectTimeout = settings.ConnectTimeout,
            MaxConnectionsPerServer = 2,
            MaxResponseDrainSize = 0,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(90),
            ResponseHeaderEncodingSelector = (_, _) => Encoding.Latin1,
            ActivityHeadersPropagator = null,
            SslOptions = Tls(site),
        })
        { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Asks for <paramref name="uri"/>. To be called in one's turn at the host's gate.</summary>
    /// <param name="uri">What to ask for.</param>
    /// <param name="tap">The host's.</param>
    /// <param name="page">Whose ETag and Last-Modified make the request conditional; null to have the page in any case.</param>
    /// <param name="cancellation">Breaks the request off.</param>
    /// <exception cref="RefusedException">The host has no address that may be asked.</exception>
    /// <exception cref="HttpRequestException">There was no answer at all.</exception>
    /// <exception cref="TimeoutException">There was no answer in time.</exception>
    public async Task<Exchange> AskAsync(Uri uri, WireTap tap, KnownPage? page, CancellationToken cancellation)
    {
        tap.Begin();
        var (began, at) = (_clock.GetTimestamp(), _clock.GetUtcNow());
        string? truncated = null;
        using var limit = new CancellationTokenSource(_site.Timeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            using var request = Request(uri, tap, page);
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            truncated = await ReadAsync(response, tap, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            truncated = tap.Received > 0 ? "time" : throw new TimeoutException($"no answer within {_site.Timeout.TotalSeconds:0.#} s");
        }
        catch (HttpRequestException failure) when (failure.InnerException is RefusedException refused)
        {
            throw refused;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException && tap.Received > 0)
        {
            truncated = "disconnect";
        }
        catch (IOException failure)
        {
            throw new HttpRequestException(failure.Message, failure);
        }

        var (sent, came) = tap.Take();
        return new Exchange(uri, at, sent, WithoutInterim(came)) { Elapsed = _clock.GetElapsedTime(began), Truncated = truncated };
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<string?> ReadAsync(HttpResponseMessage response, WireTap tap, CancellationToken cancellation)
    {
        // The bytes themselves are in the tap; here they are only drawn through it.
        var buffer = new byte[ReadSize];
        var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            while (tap.Received <= _site.MaxBytes)
            {
                if (await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false) == 0)
                {
                    return null;
                }
            }

            return "length";
        }
    }

    private HttpRequestMessage Request(Uri uri, WireTap tap, KnownPage? page)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, uri) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Options.Set(s_tap, tap);
        Add("User-Agent", _settings.UserAgent);
        Add("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        Add("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5");
        Add("Accept-Encoding", "gzip, deflate, br");
        Add("If-None-Match", page?.ETag);
        Add("If-Modified-Since", page?.LastModified);
        return request;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }
    }

    private static ReadOnlyMemory<byte> WithoutInterim(ReadOnlyMemory<byte> response)
    {
        while (response.Span.StartsWith("HTTP/1.1 1"u8) && response.Span.IndexOf("\r\n\r\n"u8) is >= 0 and var end)
        {
            response = response[(end + 4)..];
        }

        return response;
    }

#pragma warning disable CA5397, CA5398, SYSLIB0039 // old versions of TLS: only where the site's entry asks for it
    private static SslClientAuthenticationOptions Tls(SiteEntry site) => site.LegacyTls
        ? new()
        {
            EnabledSslProtocols = SslProtocols.Tls | SslProtocols.Tls11 | SslProtocols.Tls12 | SslProtocols.Tls13,
            RemoteCertificateValidationCallback = (_, _, _, errors) => (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == 0,
        }
        : new();
#pragma warning restore
}
