using System.Collections.Immutable;
using AngleSharp.Dom;
using Gongwen.Ingest;

namespace Gongwen.Crawl;

/// <summary>Reads a page as a list: its entries, the columns it leads to, its next page.</summary>
internal sealed class ListPage(Uri page, SiteEntry site, CrawlRules rules)
{
    /// <summary>What it holds if it is a list, and what tells whether it is one.</summary>
    public ListedPage Read(IDocument document)
    {
        var scripts = PageScripts.Of(document);
        var anchors = new AnchorReader(BaseOf(document), rules).Read(document);
        var lists = new ListReader(page, site, rules);
        var listing = lists.Read(anchors);
        var next = new Pager(page, rules).Next(scripts, anchors);
        var found = new Discovered(DiscoveredKind.List, [.. listing.Entries, .. listing.Columns], next is null ? [] : [next]);
        return new ListedPage(WithRecords(found, scripts, lists), next, DensityOf(document, anchors), [.. Frames(anchors)]);
    }

    // Lists whose records stand in a script or are fetched by one.
    private Discovered WithRecords(Discovered found, string scripts, ListReader lists)
    {
        var records = Records.Read(scripts);
        var entries = found.Links;
        if (records is { Count: > 0 })
        {
            using var parsed = PageParser.Parse(records.Markup);
            entries = [.. lists.Read(new AnchorReader(page, rules).Read(parsed)).Entries.Concat(found.Links).DistinctBy(l => l.Uri)];
        }

        var fetched = new RecordProxy(page, rules).Find(scripts, records?.Count ?? 0);
        var group = records is null ? null : RecordReader.NextGroup(page, records, rules);
        return records is { Count: > 0 }
            ? found with { Links = entries, NextPages = group is not null ? [group] : [.. fetched, .. found.NextPages] }
            : found with { Links = [.. entries, .. fetched.Select(f => new FoundLink(f, PageKind.List) { Priority = 0 }), .. Catalogue.Lists(page, scripts, rules)] };
    }

    private IEnumerable<Uri> Frames(ImmutableArray<Anchor> anchors) =>
        anchors.Where(a => a.IsFrame && a.Address is { } address && address.Host == page.Host && a.Kind is AddressKind.File or AddressKind.Unknown).Select(a => a.Address!);

    private Uri BaseOf(IDocument document) =>
        document.QuerySelector("base[href]")?.GetAttribute("href") is { } link && Addresses.Resolve(page, link) is { } found ? found : page;

    private static double DensityOf(IDocument document, ImmutableArray<Anchor> anchors)
    {
        var all = document.Body is { } body ? LetterCount.Of(body) : 0;
        return all == 0 ? 0 : Math.Min(1.0, (double)anchors.Sum(a => a.Title.Length) / all);
    }
}
