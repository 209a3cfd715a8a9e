using System.Collections.Immutable;

namespace Gongwen.Crawl;

/// <summary>Tells the entries of lists from menus: by address, date, length of title, and the siblings they have.</summary>
internal sealed class ListReader(Uri page, SiteEntry site, CrawlRules rules)
{
    // What a link must reach to be taken for an entry.
    private const int Enough = 3;

    private const int LongTitle = 10;
    private const int ShortTitle = 5;
    private const int FewestSiblings = 3;
    private const int LongestColumn = 16;
    private const int ShortestColumn = 2;
    private const int MostColumns = 200;
    private const int UsualColumn = 60;
    private const int FrameColumn = 5;

    /// <summary>The entries and columns among <paramref name="anchors"/>.</summary>
    public Listing Read(ImmutableArray<Anchor> anchors)
    {
        var own = anchors.Where(a => a.Address is { } address && address != page && site.AllowsHost(address) && !Addresses.IsTrap(address)
            && a.Kind is not (AddressKind.Trap or AddressKind.Aside)).ToList();
        var shapes = own.GroupBy(a => a.Shape).ToDictionary(g => g.Key, g => Siblings(g));
        var entries = own.Where(a => IsEntry(a, shapes[a.Shape])).ToList();
        var taken = entries.Select(a => a.Address).ToHashSet();
        return new Listing(
            [.. entries.GroupBy(a => a.Address!).Select(Entry)],
            [.. own.Where(a => !taken.Contains(a.Address)).Select(Column).OfType<FoundLink>().DistinctBy(c => c.Uri).Take(MostColumns)]);
    }

    // 2 for a crowd of dated or article-like siblings, 1 for one of long titles.
    private static int Siblings(IEnumerable<Anchor> shape)
    {
        var siblings = shape.ToList();
        var titled = siblings.Count(a => a.Title.Length >= LongTitle);
        var sure = siblings.Count(a => a.Kind == AddressKind.Article || (a.Date is not null && a.Title.Length > ShortTitle));
        return siblings.Count >= FewestSiblings && sure * 5 >= siblings.Count * 3 ? 2
            : siblings.Count >= FewestSiblings && titled * 2 >= siblings.Count ? 1
            : 0;
    }

    private bool IsEntry(Anchor anchor, int siblings)
    {
        if (anchor.IsFrame || anchor.Region is "pager" or "place")
        {
            return false;
        }

        if (!site.Articles.IsEmpty)
        {
            return site.Articles.Any(p => p.Matches(anchor.Address!));
        }

        var score = anchor.Kind switch { AddressKind.Article => 3, AddressKind.Column => -2, AddressKind.File => 1, _ => 0 }
            + (anchor.Date is not null && anchor.Title.Length > ShortTitle ? 2 : 0)
            + (anchor.Title.Length >= LongTitle ? 1 : anchor.Title.Length < ShortTitle ? -1 : 0)
            + (anchor.Region switch { "menu" => -2, "foot" => -3, "beside" => -1, _ => siblings });
        return score >= Enough;
    }

    private FoundLink Entry(IGrouping<Uri, Anchor> links)
    {
        var title = links.Select(a => a.Title).MaxBy(t => t.Length)!;
        return new FoundLink(links.Key, links.First().Kind == AddressKind.File ? PageKind.Attachment : PageKind.Article)
        {
            Title = title.Length > 0 ? title : null,
            Date = links.Select(a => a.Date).FirstOrDefault(d => d is not null),
            Priority = rules.PriorityOf(title),
        };
    }

    private FoundLink? Column(Anchor anchor)
    {
        if (anchor.Kind is AddressKind.File or AddressKind.Article || anchor.Region is "place" or "pager" or "foot" || !IsBelow(anchor.Address!))
        {
            return null;
        }

        if (anchor.IsFrame)
        {
            return new FoundLink(anchor.Address!, PageKind.List) { Priority = FrameColumn };
        }

        var known = rules.ColumnOf(anchor.Title);
        var mayBe = anchor.Title.Length is >= ShortestColumn and <= LongestColumn && (anchor.Kind == AddressKind.Column || anchor.Region == "menu");
        return known?.Follow ?? mayBe
            ? new FoundLink(anchor.Address!, PageKind.List) { Title = anchor.Title, Priority = known?.Priority ?? UsualColumn }
            : null;
    }

    // From a home page all columns of the site are followed, from a column only those below it.
    private bool IsBelow(Uri address) => !site.Include.IsEmpty || site.Starts.Any(start =>
    {
        var folder = start.AbsolutePath[..(start.AbsolutePath.LastIndexOf('/') + 1)];
        return address.AbsolutePath.StartsWith(folder, StringComparison.Ordinal) && (folder.Length > 1 || IsHome(start))
            && (start.Query.Length <= 1 || start.AbsolutePath != address.AbsolutePath);
    });

    private static bool IsHome(Uri start) =>
        start.Query.Length <= 1 && (start.AbsolutePath == "/" || start.Segments[^1].Split('.')[0].ToLowerInvariant() is "index" or "default" or "home" or "main");
}
