using System.Collections.Immutable;
using AngleSharp.Dom;
using Gongwen.Ingest;

namespace Gongwen.Crawl;

/// <summary>Finds out what pages of Chinese government sites are and where they lead, by their structure and by what is known of their content systems.</summary>
/// <remarks>Pure and safe from many threads.</remarks>
public sealed class PageDiscovery : IDiscovery
{
    // Of a page of links most characters stand in them.
    private const double ListDensity = 0.5;
    private const int FewestEntries = 3;

    private readonly CrawlRules _rules;
    private readonly Ingestor _ingestor;

    /// <summary>With the built-in rules, or those of a user laid over them.</summary>
    /// <param name="overlay">A folder with tables named like those of <c>src/Crawl/Rules</c>; null for none.</param>
    /// <param name="ingestor">Tells notices from other pages; null for the one with the built-in rules.</param>
    public PageDiscovery(string? overlay = null, Ingestor? ingestor = null)
    {
        _rules = overlay is null ? CrawlRules.Default : new CrawlRules(RuleTables.Load(typeof(CrawlRules).Assembly, overlay));
        _ingestor = ingestor ?? Ingestor.Default;
    }

    /// <summary>The rules it goes by.</summary>
    public RuleTables Rules => _rules.Tables;

    /// <inheritdoc/>
    public Discovered Discover(FetchedPage page, PageKind expected, SiteEntry site)
    {
        if (expected == PageKind.Attachment || page.Body.IsEmpty)
        {
            return Discovered.Nothing;
        }

        try
        {
            return Read(page, expected, site);
        }
        catch (UnreadableDocumentException)
        {
            return Discovered.Nothing; // a file, or markup beyond all bounds: no list and no article
        }
    }

    private Discovered Read(FetchedPage page, PageKind expected, SiteEntry site)
    {
        var document = new RawDocument { Uri = page.Uri.AbsoluteUri, Bytes = page.Body, MediaType = MediaTypes.Html, DeclaredCharset = page.DeclaredCharset };
        var text = PageText.Decode(document);
        var head = text.AsSpan().TrimStart();
        if (head is ['{' or '[', ..])
        {
            return new JsonListReader(page.Uri, _rules).Read(text) ?? Discovered.Nothing;
        }

        if (head.StartsWith("<?xml") || PageText.IsFeed(head))
        {
            if (new FeedReader(page.Uri, _rules).Read(text) is { } feed)
            {
                return feed;
            }
        }

        return PageText.IsRecords(head) && Records.Read(text) is { } records
            ? new RecordReader(page.Uri, site, _rules).Read(records)
            : ReadPage(document, text, (page, expected, site));
    }

    private Discovered ReadPage(RawDocument document, string text, (FetchedPage Page, PageKind Expected, SiteEntry Site) asked)
    {
        using var parsed = PageParser.Parse(text);
        var list = new ListPage(asked.Page.Uri, asked.Site, _rules).Read(parsed);
        var isExpected = asked.Expected == PageKind.Article || asked.Site.Articles.Any(p => p.Matches(asked.Page.Uri));
        if (!isExpected && list.Density >= ListDensity && list.Found.Links.Count(l => l.Kind == PageKind.Article) >= FewestEntries)
        {
            return list.Found;
        }

        // What was found among the columns is an article only if it says when it was published, and its address is no list's.
        var article = _ingestor.Read(document);
        isExpected |= article.Page.PublishedDate is not null && _rules.KindOf(asked.Page.Uri) is AddressKind.Article or AddressKind.Unknown;
        return ArticlePage.KindOf(article, list, isExpected) switch
        {
            DiscoveredKind.Article => ArticlePage.Read(article, list, (asked.Page.Uri, _rules)),
            DiscoveredKind.SoftGone => Discovered.Nothing with { Kind = DiscoveredKind.SoftGone },
            DiscoveredKind.List => list.Found,
            _ => new Discovered(DiscoveredKind.Other, Onward(parsed, asked.Page.Uri, asked.Expected), []),
        };
    }

    // A page that only leads on to another is followed as what it was taken for.
    private ImmutableArray<FoundLink> Onward(IDocument page, Uri uri, PageKind expected) =>
        MetaRefresh.TargetOf(page) is { } target && Addresses.Resolve(uri, target) is { } address
            ? [new FoundLink(Addresses.Canonical(address, _rules, uri), expected == PageKind.Start ? PageKind.List : expected)]
            : [];
}
