using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Gongwen.Ingest;

namespace Gongwen.Crawl;

/// <summary>Finds the next page of a list: what its scripts say, the link that says 下一页, the number behind its own.</summary>
internal sealed partial class Pager(Uri page, CrawlRules rules)
{
    // No list is so long; a page that says so is wrong.
    private const int MostPages = 20_000;

    /// <summary>The next page; null when this is the last or the page does not say.</summary>
    public Uri? Next(string scripts, ImmutableArray<Anchor> anchors) => ByScript(scripts) ?? ByWords(anchors) ?? ByNumber(anchors);

    private Uri? ByScript(string scripts)
    {
        foreach (var row in rules.Paging("script"))
        {
            if (row.Pattern.IsMatch(scripts) && Follow(row, row.Pattern.Match(scripts)) is { } next)
            {
                return next;
            }
        }

        return null;
    }

    private Uri? Follow(RuleRow row, Match match)
    {
        var (stem, number, extension) = OwnName();
        var name = match.Groups["name"] is { Success: true } stated ? stated.Value : stem;
        var first = int.Parse(row["first"], CultureInfo.InvariantCulture);

        // A page that always says it is the first one knows better by its name.
        var says = match.Groups["current"] is { Success: true } current ? Number(current.Value) : first;
        var at = Math.Max(says, name.EndsWith(stem, StringComparison.Ordinal) ? number : 0);
        var last = Number(match.Groups["pages"].Value) - 1 + first;
        if (at >= last || last > MostPages)
        {
            return null;
        }

        var link = row["next"].Replace("{name}", name, StringComparison.Ordinal)
            .Replace("{n}", (at + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{extension}", match.Groups["extension"] is { Success: true } own ? own.Value : extension, StringComparison.Ordinal);
        return Page(Addresses.Resolve(page, link));
    }

    private Uri? ByWords(ImmutableArray<Anchor> anchors)
    {
        foreach (var anchor in anchors)
        {
            if (anchor.Title.Length < 12 && rules.Paging("next").Any(row => row.Pattern.IsMatch(anchor.Title)))
            {
                return Page(anchor.Address) ?? Page(InScript(anchor.Script));
            }
        }

        return null;
    }

    private Uri? InScript(string script)
    {
        foreach (var row in rules.Paging("onward"))
        {
            if (script.Length < 500 && row.Pattern.Match(script) is { Success: true } match)
            {
                return Addresses.Resolve(page, match.Groups["address"].Value);
            }
        }

        return null;
    }

    // 1 2 3 … without words. The page itself bears the number that has no link, or one that leads to itself.
    private Uri? ByNumber(ImmutableArray<Anchor> anchors)
    {
        var numbers = anchors.Select(a => (Number: a.Title.Length < 5 ? Number(a.Title) : 0, Address: a.Address ?? InScript(a.Script)))
            .Where(a => a.Number > 0 && a.Address is not null && Directory(a.Address) == Directory(page)).ToList();
        if (numbers.Count == 0)
        {
            return null;
        }

        var self = numbers.Where(a => a.Address == page).Select(a => a.Number).FirstOrDefault();
        var own = self > 0 ? self : OwnNumber(numbers.ConvertAll(a => a.Address!.PathAndQuery));
        return Page(numbers.Where(a => a.Number == own + 1).Select(a => a.Address).FirstOrDefault());
    }

    // In list.asp?page=3 beside links to list.asp?page=2 the number that differs.
    private int OwnNumber(List<string> others)
    {
        var own = Digits().Split(page.PathAndQuery);
        foreach (var other in others.Select(o => Digits().Split(o)).Where(o => o.Length == own.Length))
        {
            var differing = Enumerable.Range(0, own.Length).Where(i => own[i] != other[i]).ToList();
            if (differing is [var at] && Number(own[at]) is > 0 and var number)
            {
                return number;
            }
        }

        return 1;
    }

    private Uri? Page(Uri? address) => address is null || Addresses.Canonical(address, rules, page) is not { } next || next == page
        || Addresses.IsTrap(next) || next.Host != page.Host ? null : next;

    // index_3.html is page 3 of index.
    private (string Stem, int Number, string Extension) OwnName()
    {
        var file = page.AbsolutePath[(page.AbsolutePath.LastIndexOf('/') + 1)..];
        var match = FileName().Match(file);
        return match.Success ? (match.Groups["stem"].Value, Number(match.Groups["number"].Value), match.Groups["extension"].Value) : ("index", 0, "html");
    }

    private static string Directory(Uri address) => address.AbsolutePath[..(address.AbsolutePath.LastIndexOf('/') + 1)];

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"^(?<stem>.+?)(?:_(?<number>\d{1,5}))?\.(?<extension>\w+)$", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();

    [GeneratedRegex("([0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
