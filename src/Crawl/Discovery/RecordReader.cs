using Gongwen.Ingest;

namespace Gongwen.Crawl;

/// <summary>Reads an answer that is a set of records.</summary>
internal sealed class RecordReader(Uri page, SiteEntry site, CrawlRules rules)
{
    /// <summary>Its entries, and what to ask for next.</summary>
    public Discovered Read(Records records)
    {
        using var parsed = PageParser.Parse(records.Markup);
        var listing = new ListReader(page, site, rules).Read(new AnchorReader(page, rules).Read(parsed));
        var next = new RecordProxy(page, rules).Next(records) ?? NextGroup(page, records, rules);
        return new Discovered(DiscoveredKind.List, listing.Entries, next is null ? [] : [next]);
    }

    /// <summary>What the records themselves say comes next.</summary>
    public static Uri? NextGroup(Uri page, Records records, CrawlRules rules) =>
        records.Next is [var link, ..] && records.Count > 0 && Addresses.Resolve(page, link) is { } found && Addresses.Canonical(found, rules, page) is var next && next != page ? next : null;
}
