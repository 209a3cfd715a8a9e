using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Gongwen.Ingest;

namespace Gongwen.Crawl;

/// <summary>Knows the robots.txt of every origin: fetches it, believes it for a day, and stops where it cannot be had (RFC 9309, 2.3.1).</summary>
internal sealed class RobotsKeeper(PoliteClient client, IRobotsStore store, CrawlSettings settings, TimeProvider clock)
{
    private const int MostRedirects = 5; // 2.3.1.2
    private const int MostBytes = 4 * 1024 * 1024;

    private readonly ConcurrentDictionary<string, Origin> _origins = new();

    /// <summary>The rules for the origin of <paramref name="uri"/>.</summary>
    /// <param name="site">Who asks.</param>
    /// <param name="uri">What is to be asked for.</param>
    /// <param name="wait">The site's own delay.</param>
    public async Task<RobotsVerdict> RulesAsync(SiteEntry site, Uri uri, Wait wait)
    {
        var name = uri.GetLeftPart(UriPartial.Authority);
        var origin = _origins.GetOrAdd(name, _ => new Origin());
        await origin.Turn.WaitAsync(wait.Stop).ConfigureAwait(false);
        try
        {
            var known = origin.Rules is null ? store.FindRobots(name) : null;
            if (known is not null)
            {
                (origin.At, origin.Rules) = (known.At, Parse(known.Body, name));
            }

            if (origin.Rules is { } rules && clock.GetUtcNow() - origin.At < settings.RobotsLifetime)
            {
                return new RobotsVerdict(rules, null, []);
            }

            var (stored, failure, exchanges) = await FetchAsync(site, new Uri(name + "/robots.txt"), wait).ConfigureAwait(false);
            if (stored is null)
            {
                return new RobotsVerdict(null, failure, exchanges);
            }

            store.KeepRobots(name, stored);
            (origin.At, origin.Rules) = (stored.At, Parse(stored.Body, name));
            return new RobotsVerdict(origin.Rules, null, exchanges);
        }
        finally
        {
            origin.Turn.Release();
        }
    }

    private static RobotsRules Parse(ReadOnlyMemory<byte> body, string origin) => RobotsRules.Parse(body.Span, CrawlSettings.ProductToken, new Uri(origin));

    private async Task<(StoredRobots? Robots, string? Failure, ImmutableArray<Exchange> Exchanges)> FetchAsync(SiteEntry site, Uri uri, Wait wait)
    {
        var exchanges = ImmutableArray.CreateBuilder<Exchange>();
        for (var redirects = 0; ; redirects++)
        {
            var attempt = await client.AskAsync(site, uri, null, wait).ConfigureAwait(false);
            if (attempt.Exchange is not { } exchange)
            {
                return (null, attempt.Failure, exchanges.ToImmutable());
            }

            exchanges.Add(exchange);
            switch (exchange.Answer?.Status)
            {
                case >= 200 and < 300 when exchange.Truncated is null or "length":
                    return (Kept(Body(exchange)), null, exchanges.ToImmutable());
                case >= 300 and < 400 when redirects < MostRedirects && Redirect.Target(exchange) is { } target && site.AllowsHost(target):
                    uri = target;
                    continue;
                case (>= 300 and < 500) and not 429:
                    return (Kept(default), null, exchanges.ToImmutable()); // there is none: 2.3.1.2 and 2.3.1.3
                default:
                    return (null, string.Create(CultureInfo.InvariantCulture, $"status {exchange.Answer?.Status ?? 0}"), exchanges.ToImmutable());
            }
        }
    }

    private StoredRobots Kept(ReadOnlyMemory<byte> body) => new(clock.GetUtcNow(), body);

    private static ReadOnlyMemory<byte> Body(Exchange exchange)
    {
        try
        {
            return exchange.Answer!.Decode(MostBytes);
        }
        catch (UnreadableDocumentException)
        {
            return "User-agent: *\nDisallow: /"u8.ToArray(); // it says something, and nobody knows what
        }
    }

    private sealed class Origin
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public RobotsRules? Rules { get; set; }

        public DateTimeOffset At { get; set; }
    }
}
