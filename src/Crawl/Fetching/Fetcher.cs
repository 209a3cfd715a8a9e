using System.Collections.Immutable;
using System.Globalization;
using Polly;
using Polly.Retry;

namespace Gongwen.Crawl;

/// <summary>Fetches pages: asks robots.txt, follows redirects as far as they stay on the site, tries again what failed for a moment.</summary>
internal sealed class Fetcher
{
    private readonly CrawlSettings _settings;
    private readonly PoliteClient _client;
    private readonly RobotsKeeper _robots;
    private readonly TimeProvider _clock;
    private readonly ResiliencePipeline<Attempt> _patience;

    public Fetcher(CrawlSettings settings, PoliteClient client, RobotsKeeper robots, TimeProvider clock)
    {
        (_settings, _client, _robots, _clock) = (settings, client, robots, clock);
        _patience = settings.Retries == 0 ? ResiliencePipeline<Attempt>.Empty : Patience();
    }

    /// <summary>Is told of exchanges that belong to no page: those for robots.txt.</summary>
    public Action<ImmutableArray<Exchange>> Aside { get; init; } = _ => { };

    /// <param name="page">What to fetch; asked for conditionally when its ETag or Last-Modified is known.</param>
    /// <param name="site">Its site.</param>
    /// <param name="stop">Ends waiting; raises <see cref="OperationCanceledException"/>, and the page was not asked for.</param>
    /// <param name="abort">Breaks off a request under way; likewise.</param>
    public async Task<Fetched> FetchAsync(KnownPage page, SiteEntry site, CancellationToken stop, CancellationToken abort)
    {
        var exchanges = ImmutableArray.CreateBuilder<Exchange>();
        var uri = page.Uri;
        for (var hops = 0; ; hops++)
        {
            var wait = new Wait(site.Delay, stop, abort);
            var robots = await _robots.RulesAsync(site, uri, wait).ConfigureAwait(false);
            Aside(robots.Exchanges);
            if (robots.Rules is not { } rules)
            {
                return Fetched.Without(VisitOutcome.Failed, $"robots.txt cannot be had: {robots.Failure}", exchanges.ToImmutable()) with { StopsHost = hops == 0 };
            }

            if (!rules.Allows(uri))
            {
                return Fetched.Without(VisitOutcome.Denied, hops == 0 ? "robots.txt" : $"robots.txt, after a redirect to {uri}", exchanges.ToImmutable());
            }

            var attempt = await AskAsync(site, uri, hops == 0 && page.GoneSince is null ? page : null, wait with { Delay = rules.Delay > site.Delay ? rules.Delay.Value : site.Delay }, exchanges).ConfigureAwait(false);
            if (attempt.Exchange is not { } exchange)
            {
                return Fetched.Without(attempt.IsRefused ? VisitOutcome.Refused : VisitOutcome.Failed, attempt.Failure!, exchanges.ToImmutable());
            }

            if (exchange.Truncated is not null || Redirect.Target(exchange) is not { } target)
            {
                return Fetched.Of(exchanges.ToImmutable(), site.MaxBytes) with { Sitemaps = hops == 0 ? rules.Sitemaps : [] };
            }

            if (!site.AllowsHost(target) || hops == _settings.MaxRedirects)
            {
                return Fetched.Without(
                    VisitOutcome.Refused,
                    hops == _settings.MaxRedirects ? string.Create(CultureInfo.InvariantCulture, $"more than {hops} redirects") : $"redirects to {target}, which is not of the site",
                    exchanges.ToImmutable());
            }

            uri = target;
        }
    }

    private async Task<Attempt> AskAsync(SiteEntry site, Uri uri, KnownPage? page, Wait wait, ImmutableArray<Exchange>.Builder exchanges) =>
        await _patience.ExecuteAsync(
            async _ =>
            {
                var attempt = await _client.AskAsync(site, uri, page, wait).ConfigureAwait(false);
                if (attempt.Exchange is { } exchange)
                {
                    exchanges.Add(exchange);
                }

                return attempt;
            },
            wait.Stop).ConfigureAwait(false);

    private ResiliencePipeline<Attempt> Patience() => new ResiliencePipelineBuilder<Attempt> { TimeProvider = _clock }
        .AddRetry(new RetryStrategyOptions<Attempt>
        {
            MaxRetryAttempts = _settings.Retries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = _settings.Backoff,
            MaxDelay = _settings.LongestPause,
            ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is { IsTransient: true } attempt && !(Asked(attempt) > _settings.LongestPause)),
            DelayGenerator = args => ValueTask.FromResult(args.Outcome.Result is { } attempt ? Asked(attempt) : null),
        })
        .Build();

    private TimeSpan? Asked(Attempt attempt) => RetryAfter.Read(attempt.Exchange?.Answer?["retry-after"], _clock.GetUtcNow());
}
