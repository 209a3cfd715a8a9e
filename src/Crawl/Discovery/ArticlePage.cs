using Gongwen.Ingest;

namespace Gongwen.Crawl;

/// <summary>Reads a page as an article.</summary>
internal static class ArticlePage
{
    // Of a list nearly all characters stand in links, of an article with a list beside it hardly half of them.
    private const double ListDensity = 0.6;
    private const int FewestEntries = 5;
    private const int ShortestText = 12;

    /// <summary>What the page is, given how it reads as a notice and as a list.</summary>
    /// <param name="article">The page as a notice.</param>
    /// <param name="list">The page as a list.</param>
    /// <param name="isExpected">Whether a list or its address promised an article.</param>
    public static DiscoveredKind KindOf(Article article, ListedPage list, bool isExpected)
    {
        var entries = list.Found.Links.Count(l => l.Kind == PageKind.Article);
        var says = article.Issues.Select(i => i.Code).Where(c => c.StartsWith("page-", StringComparison.Ordinal)).FirstOrDefault();
        return says switch
        {
            // A column may be one page of text, such as 机构职能: no article, but what it leads to is followed.
            null when article.Issues.All(i => i.Code != NoticeCutter.NoNotice) => !isExpected || (entries >= FewestEntries && list.Density > ListDensity) ? DiscoveredKind.List : DiscoveredKind.Article,
            "page-images" when isExpected => DiscoveredKind.Article,
            "page-error" => isExpected ? DiscoveredKind.SoftGone : DiscoveredKind.Other,
            "page-login" or "page-redirect" => DiscoveredKind.Other,
            "page-empty" or "page-other" or "page-frames" or "page-scripted" when isExpected && SaysSomething(article) => DiscoveredKind.Article,
            _ => !isExpected || entries >= FewestEntries || says == NoticeCutter.PageList ? DiscoveredKind.List : DiscoveredKind.Other,
        };
    }

    // Many a notice is one sentence, or a file and no text at all.
    private static bool SaysSomething(Article article) =>
        !article.Page.Attachments.IsEmpty || (article.Page.PublishedDate is not null && article.Text.Length > ShortestText);

    /// <summary>What an article leads to: its files, the frames that show them, its next part.</summary>
    public static Discovered Read(Article article, ListedPage list, (Uri Page, CrawlRules Rules) at)
    {
        var files = article.Page.Attachments.Select(a => (a.Name, Address: a.Address is null ? null : Addresses.Resolve(at.Page, a.Address)))
            .Where(f => f.Address is not null)
            .Select(f => new FoundLink(Addresses.Canonical(f.Address!, at.Rules, at.Page), PageKind.Attachment) { Title = f.Name });
        var parts = list.Frames.Concat(list.Next is { } next && IsPartOf(next, at.Page) ? [next] : Array.Empty<Uri>()).Select(uri => new FoundLink(uri, PageKind.Attachment));
        return new Discovered(DiscoveredKind.Article, [.. files.Concat(parts).DistinctBy(l => l.Uri)], []);
    }

    // t20230305_1_2.html is a part of t20230305_1.html.
    private static bool IsPartOf(Uri next, Uri page)
    {
        var (one, other) = (page.Segments[^1], next.Segments[^1]);
        return PageNames.Before(other) is { } first && (first == one || first == PageNames.Before(one));
    }
}
