using System.Collections.Immutable;
using System.Globalization;
using Gongwen.Ingest;

namespace Gongwen.Crawl;

/// <summary>What came of asking for a page: all exchanges, redirects and repetitions included, and what they amount to.</summary>
internal sealed record Fetched
{
    /// <summary>In the order of time; empty when nobody answered.</summary>
    public ImmutableArray<Exchange> Exchanges { get; private init; } = [];

    /// <summary>The page; null when there is none. Its status is 2xx, 304, 404 or 410.</summary>
    public FetchedPage? Page { get; private init; }

    /// <summary>What came of it when there is no page.</summary>
    public VisitOutcome Problem { get; private init; } = VisitOutcome.Failed;

    /// <summary>Why there is no page, in English; null when there is one.</summary>
    public string? Reason { get; private init; }

    /// <summary>What the server asks to wait; null when it asks for nothing.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>Whether the host is to be left alone for the rest of the run: its robots.txt cannot be had.</summary>
    public bool StopsHost { get; init; }

    /// <summary>The sitemaps that robots.txt names.</summary>
    public ImmutableArray<Uri> Sitemaps { get; init; } = [];

    /// <summary>Status of the last answer; null when there was none.</summary>
    public int? Status => Exchanges is [.., var last] ? last.Answer?.Status : null;

    /// <summary>Where it ended; null when nobody answered.</summary>
    public Uri? Uri => Exchanges is [.., var last] ? last.Uri : null;

    /// <summary>No page, for a reason that does not stand in the exchanges.</summary>
    public static Fetched Without(VisitOutcome problem, string reason, ImmutableArray<Exchange> exchanges) =>
        new() { Exchanges = exchanges, Problem = problem, Reason = reason };

    /// <summary>What exchanges amount to: the same for those just made and for those read back from the archive.</summary>
    /// <param name="exchanges">At least one; the last one decides.</param>
    /// <param name="maxBytes">Longest body, decoded.</param>
    public static Fetched Of(ImmutableArray<Exchange> exchanges, int maxBytes)
    {
        var last = exchanges[^1];
        if (last.Answer is not { } answer)
        {
            return Without(VisitOutcome.Failed, "the answer is no HTTP", exchanges);
        }

        var retry = Crawl.RetryAfter.Read(answer["retry-after"], last.At);
        if (last.Truncated is { } truncated)
        {
            return Without(VisitOutcome.Failed, $"the answer was cut short ({truncated})", exchanges) with { RetryAfter = retry };
        }

        if (answer.Status is not ((>= 200 and < 300) or 304 or 404 or 410))
        {
            return Without(
                answer.Status is >= 300 and < 400 ? VisitOutcome.Refused : VisitOutcome.Failed,
                answer.Status is >= 300 and < 400 ? "a redirect that is not followed" : string.Create(CultureInfo.InvariantCulture, $"status {answer.Status}"),
                exchanges) with { RetryAfter = retry };
        }

        try
        {
            return new Fetched { Exchanges = exchanges, Page = PageOf(exchanges, answer, answer.Status < 300 ? answer.Decode(maxBytes) : default), RetryAfter = retry };
        }
        catch (UnreadableDocumentException failure)
        {
            return Without(VisitOutcome.Failed, failure.Message, exchanges);
        }
    }

    private static FetchedPage PageOf(ImmutableArray<Exchange> exchanges, HttpResponse answer, ReadOnlyMemory<byte> body) => new()
    {
        Requested = exchanges[0].Uri,
        Uri = exchanges[^1].Uri,
        Status = answer.Status,
        Headers = answer.Fields.Fields,
        Body = body,
        MediaType = ContentSniffer.Sniff(body, answer.MediaType),
        DeclaredCharset = answer.Charset,
        FetchedAt = exchanges[^1].At,
        Redirects = [.. exchanges.Where(e => e.Answer?.Status is >= 300 and < 400 and not 304).Select(e => e.Uri)],
    };
}
