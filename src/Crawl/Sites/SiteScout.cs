using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;
using Gongwen.Ingest;

namespace Gongwen.Crawl;

/// <summary>Looks at a site as a crawl would, a few pages of it, and proposes its entry. Nothing is kept.</summary>
public sealed partial record SiteScout
{
    // The page itself and the columns that promise most.
    private const int MostColumns = 6;
    private const int Promising = 10;
    private const int LongestName = 40;

    /// <summary>Finds lists and articles.</summary>
    public IDiscovery Discovery { get; init; } = new PageDiscovery();

    /// <summary>What holds for all sites.</summary>
    public CrawlSettings Settings { get; init; } = new();

    /// <summary>The way out.</summary>
    public INetwork Network { get; init; } = new SystemNetwork();

    /// <summary>The time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Looks at <paramref name="start"/>.</summary>
    /// <remarks>An address that is written as a private one is meant to be: the entry allows private addresses.</remarks>
    public async Task<ScoutedSite> LookAsync(Uri start, CancellationToken cancellation)
    {
        var site = new SiteEntry { Name = start.IdnHost, Starts = [start], AllowPrivateAddresses = start.IsLoopback || (IPAddress.TryParse(start.IdnHost, out var address) && !PublicAddress.IsPublic(address)) };
        using var client = new PoliteClient(Settings, Network, Clock);
        var fetcher = new Fetcher(Settings, client, new RobotsKeeper(client, new Forgetful(), Settings, Clock), Clock);
        var first = await FetchAsync(start).ConfigureAwait(false);
        if (first.Page is not { Status: >= 200 and < 300 } page)
        {
            return new ScoutedSite(null, [], first.Reason ?? $"status {first.Status}");
        }

        site = site with { Name = NameOf(page) ?? site.Name };
        var found = Discovery.Discover(page, PageKind.Start, site);
        if (found.Kind == DiscoveredKind.Article)
        {
            return new ScoutedSite(null, [], "the page is an article: give the list that links to it");
        }

        // A page that leads on, or shows nothing itself, is looked through to what it leads to.
        var columns = Column(start, "", found) is { } own ? ImmutableArray.Create(own) : [];
        foreach (var link in found.Links.Where(l => l.Kind is PageKind.List or PageKind.Feed && (columns.IsEmpty || l.Priority <= Promising)).OrderBy(l => l.Priority).Take(MostColumns))
        {
            if ((await FetchAsync(link.Uri).ConfigureAwait(false)).Page is { Status: >= 200 and < 300 } list
                && Column(link.Uri, link.Title ?? "", Discovery.Discover(list, PageKind.List, site)) is { } column)
            {
                columns = columns.Add(column);
            }
        }

        return new ScoutedSite(site, columns, null);

        Task<Fetched> FetchAsync(Uri uri) => fetcher.FetchAsync(
            new KnownPage { Id = 0, Uri = uri, Site = site.Name, Kind = PageKind.Start }, site, cancellation, cancellation);
    }

    private static ScoutedColumn? Column(Uri uri, string title, Discovered found)
    {
        var articles = found.Links.Where(l => l.Kind == PageKind.Article).ToList();
        return found.Kind == DiscoveredKind.List && articles.Count > 0 ? new ScoutedColumn(uri, title, articles.Count, articles.Max(a => a.Date), !found.NextPages.IsEmpty) : null;
    }

    private static string? NameOf(FetchedPage page)
    {
        try
        {
            var text = PageText.Decode(new RawDocument { Uri = page.Uri.AbsoluteUri, Bytes = page.Body, DeclaredCharset = page.DeclaredCharset });
            var title = Title().Match(text) is { Success: true } match ? string.Join(' ', WebUtility.HtmlDecode(match.Groups["title"].Value).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : "";
            return title.Length is > 0 and <= LongestName ? title : null;
        }
        catch (UnreadableDocumentException)
        {
            return null; // no text, no title
        }
    }

    [GeneratedRegex("<title[^<>]{0,100}>(?<title>[^<]{1,200})<", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Title();

    // Robots.txt of one look.
    private sealed class Forgetful : IRobotsStore
    {
        private readonly ConcurrentDictionary<string, StoredRobots> _known = new(StringComparer.Ordinal);

        public StoredRobots? FindRobots(string origin) => _known.GetValueOrDefault(origin);

        public void KeepRobots(string origin, StoredRobots robots) => _known[origin] = robots;
    }
}
