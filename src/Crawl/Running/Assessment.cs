using System.Collections.Immutable;
using System.Security.Cryptography;
using Gongwen.Ingest;

namespace Gongwen.Crawl;

/// <summary>What a visit amounts to, seeing what was known of the page.</summary>
/// <param name="Outcome">In a word.</param>
/// <param name="Discovered">What the page holds.</param>
internal sealed record Assessment(VisitOutcome Outcome, Discovered Discovered)
{
    /// <summary>Why it failed; null when it did not.</summary>
    public string? Reason { get; private init; }

    /// <summary>As in <see cref="KnownPage.ContentHash"/>.</summary>
    public string? ContentHash { get; private init; }

    /// <summary>The article to be stored; null when there is none, or none that is new.</summary>
    public RawDocument? Article { get; private init; }

    /// <summary>Nothing had changed, and that is all that is known.</summary>
    public static Assessment Same(KnownPage page) =>
        new(VisitOutcome.Unchanged, Discovered.Nothing with { Kind = page.LastLinks is null ? DiscoveredKind.Other : DiscoveredKind.List }) { ContentHash = page.ContentHash };

    /// <summary>Pure, but for what <paramref name="discovery"/> does.</summary>
    public static Assessment Of(KnownPage known, SiteEntry site, Fetched fetched, IDiscovery discovery)
    {
        if (fetched.Page is not { } page)
        {
            return new Assessment(fetched.Problem, Discovered.Nothing) { Reason = fetched.Reason };
        }

        if (page.Status is 404 or 410)
        {
            return new Assessment(VisitOutcome.Gone, Discovered.Nothing);
        }

        return page.Status == 304 ? Same(known) : Judge(known, page, Discover(known, site, page, discovery), fetched.Sitemaps);
    }

    private static Assessment Judge(KnownPage known, FetchedPage page, (Discovered Discovered, string? Mistake) found, ImmutableArray<Uri> sitemaps)
    {
        if (found.Mistake is { } mistake)
        {
            return new Assessment(VisitOutcome.Failed, Discovered.Nothing) { Reason = mistake };
        }

        var discovered = known.Kind == PageKind.Start ? found.Discovered with { Links = [.. found.Discovered.Links, .. sitemaps.Select(s => new FoundLink(s, PageKind.Feed))] } : found.Discovered;
        if (discovered.Kind == DiscoveredKind.SoftGone)
        {
            return new Assessment(VisitOutcome.Gone, Discovered.Nothing with { Kind = DiscoveredKind.SoftGone });
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(page.Body.Span));
        var outcome = known.ContentHash is null ? VisitOutcome.New : known.ContentHash == hash ? VisitOutcome.Unchanged : VisitOutcome.Changed;
        return new Assessment(outcome, discovered)
        {
            ContentHash = hash,
            Article = discovered.Kind == DiscoveredKind.Article && (outcome != VisitOutcome.Unchanged || known.GoneSince is not null) ? Document(page) : null,
        };
    }

    // One page that discovery stumbles over must not end the crawl; it is named in the report.
    private static (Discovered Discovered, string? Mistake) Discover(KnownPage known, SiteEntry site, FetchedPage page, IDiscovery discovery)
    {
        if (known.Kind == PageKind.Attachment)
        {
            return (Discovered.Nothing, null);
        }

        try
        {
            return (discovery.Discover(page, known.Kind, site), null);
        }
        catch (Exception mistake) when (mistake is not OutOfMemoryException)
        {
            return (Discovered.Nothing, $"a mistake of this program, {mistake.GetType().Name}: {mistake.Message}");
        }
    }

    private static RawDocument Document(FetchedPage page) => new()
    {
        Uri = page.Uri.AbsoluteUri,
        Bytes = page.Body,
        MediaType = page.MediaType is MediaTypes.Html or MediaTypes.Text or MediaTypes.Docx ? page.MediaType : null,
        DeclaredCharset = page.DeclaredCharset,
        FetchedAt = page.FetchedAt,
    };
}
