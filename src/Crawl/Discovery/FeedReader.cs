using System.Collections.Immutable;
using System.Globalization;
using System.Xml;

namespace Gongwen.Crawl;

/// <summary>Reads RSS 2.0, RSS 1.0, Atom (RFC 4287), sitemaps and sitemap indexes (sitemaps.org), as far as they are well-formed.</summary>
internal sealed class FeedReader(Uri page, CrawlRules rules)
{
    private const int MostEntries = 50_000;

    private static readonly string[] s_items = ["item", "entry", "url", "sitemap"];

    private readonly List<FoundLink> _links = [];

    /// <summary>The entries of <paramref name="xml"/>; null when it is none of these.</summary>
    public Discovered? Read(string xml)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersInDocument = 60_000_000, CheckCharacters = false };
        using var reader = XmlReader.Create(new StringReader(xml.TrimStart('\ufeff', ' ', '\r', '\n', '\t')), settings);
        var root = "";
        try
        {
            reader.MoveToContent();
            root = reader.LocalName.ToLowerInvariant();
            while (root is "rss" or "rdf" or "feed" or "urlset" or "sitemapindex" && reader.Read() && _links.Count < MostEntries)
            {
                if (reader.NodeType == XmlNodeType.Element && s_items.Contains(reader.LocalName.ToLowerInvariant()))
                {
                    Item(reader, isIndex: root == "sitemapindex");
                }
            }
        }
        catch (XmlException)
        {
            // A feed that is cut off or ill-formed gives what stood before the place.
        }

        return root is "rss" or "rdf" or "feed" or "urlset" or "sitemapindex" ? new Discovered(DiscoveredKind.List, [.. _links.DistinctBy(l => l.Uri)], []) : null;
    }

    private void Item(XmlReader reader, bool isIndex)
    {
        string? link = null, title = null, date = null;
        using var item = reader.ReadSubtree();
        item.Read();
        while (item.Read())
        {
            if (item.NodeType != XmlNodeType.Element || item.Depth != 1)
            {
                continue;
            }

            switch (item.LocalName.ToLowerInvariant())
            {
                case "link" when item.GetAttribute("href") is { } target:
                    link = item.GetAttribute("rel") is null or "alternate" ? target : link;
                    break;
                case "link" or "loc":
                    link ??= Text(item);
                    break;
                case "title":
                    title ??= Text(item);
                    break;
                case "pubdate" or "published" or "updated" or "date" or "lastmod":
                    date ??= Text(item);
                    break;
            }
        }

        Add(link, title, date, isIndex);
    }

    // The reader stays on the end of the element, from where Read goes on.
    private static string Text(XmlReader item)
    {
        using var element = item.ReadSubtree();
        element.Read();
        return element.ReadElementContentAsString().Trim();
    }

    private void Add(string? link, string? title, string? date, bool isIndex)
    {
        if (link is null || Addresses.Resolve(page, link) is not { } found)
        {
            return;
        }

        var address = Addresses.Canonical(found, rules, page);
        var kind = rules.KindOf(address);
        if (isIndex || kind is AddressKind.Article or AddressKind.Unknown)
        {
            _links.Add(new FoundLink(address, isIndex ? PageKind.Feed : PageKind.Article)
            {
                Title = title,
                Date = isIndex ? null : rules.DateOf(address) ?? (date is null ? null : DateOf(date)),
                Priority = title is null ? 50 : rules.PriorityOf(title),
            });
        }
    }

    private DateOnly? DateOf(string date) =>
        rules.ListDate(date, null) ?? (DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var time) ? DateOnly.FromDateTime(time.Date) : null);
}
