using System.Collections.Immutable;
using System.Globalization;

namespace Gongwen.Crawl;

/// <summary>The 政府信息公开目录 of 广东 sites (gkmlpt): a page whose lists come as JSON, by the number of the site and of each column.</summary>
internal static class Catalogue
{
    private const string Folder = "/gkmlpt/";
    private const int MostColumns = 500;

    /// <summary>How many articles an answer holds.</summary>
    public const int PageSize = 100;

    /// <summary>Whether <paramref name="page"/> is an answer of its interface.</summary>
    public static bool IsAnswer(Uri page) => page.AbsolutePath.Contains($"{Folder}api/", StringComparison.OrdinalIgnoreCase);

    /// <summary>The lists that a page of the catalogue shows.</summary>
    /// <param name="page">Its address; a number in the fragment is the column that is meant.</param>
    /// <param name="scripts">Its scripts.</param>
    /// <param name="rules">What is known of content systems.</param>
    public static ImmutableArray<FoundLink> Lists(Uri page, string scripts, CrawlRules rules)
    {
        var at = page.AbsolutePath.IndexOf(Folder, StringComparison.OrdinalIgnoreCase);
        if (at < 0 || rules.Paging("sid")[0].Pattern.Match(scripts) is not { Success: true } site)
        {
            return [];
        }

        var number = site.Groups["value"].Value;
        if (uint.TryParse(page.Fragment.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var own))
        {
            return [List(own.ToString(CultureInfo.InvariantCulture), null)];
        }

        var nodes = rules.Paging("node")[0].Pattern.Matches(scripts).Take(MostColumns)
            .Select(m => (Id: m.Groups["value"].Value, Name: m.Groups["name"].Value))
            .Where(n => rules.ColumnOf(n.Name) is not { Follow: false }).ToList();

        // Column 0 is all of them.
        return nodes.Count == 0 ? [List("0", null)] : [.. nodes.Select(n => List(n.Id, n.Name)).DistinctBy(l => l.Uri)];

        FoundLink List(string id, string? name) =>
            new(new Uri(page, $"{page.AbsolutePath[..at]}{Folder}api/all/{id}?page=1&sid={number}"), PageKind.List)
            {
                Title = name,
                Priority = name is null ? 50 : rules.ColumnOf(name)?.Priority ?? 50,
            };
    }
}
