using System.Collections.Immutable;
using System.Globalization;

namespace Gongwen.Crawl;

/// <summary>Where 大汉 lists fetch their records: <c>dataproxy.jsp?startrecord=…&amp;endrecord=…&amp;perpage=…</c>, with what the scripts of the page name.</summary>
internal sealed class RecordProxy(Uri page, CrawlRules rules)
{
    // The pages fetch three of what they show at a time.
    private const int PagesAtOnce = 3;
    private const int UsualPerPage = 15;
    private const int MostPerPage = 200;
    private const int LongestScript = 20_000;

    private static readonly ImmutableArray<string> s_order =
        ["col", "appid", "webid", "path", "columnid", "sourceContentType", "unitid", "webname", "permissiontype", "keyWordCount"];

    /// <summary>What to ask for the records behind the <paramref name="shown"/> ones that stand in the page.</summary>
    /// <returns>One address for every list of the page that has more.</returns>
    public ImmutableArray<Uri> Find(string scripts, int shown)
    {
        var proxy = rules.Paging("proxy")[0].Pattern;
        var places = proxy.Matches(scripts).ToList();
        var found = ImmutableArray.CreateBuilder<Uri>();
        for (var i = 0; i < places.Count && i < PagesAtOnce * PagesAtOnce; i++)
        {
            // What belongs to a list stands around its proxy, up to half way to the next one's.
            var start = Math.Max(i == 0 ? 0 : (places[i - 1].Index + places[i].Index) / 2, places[i].Index - LongestScript);
            var end = Math.Min(i + 1 == places.Count ? scripts.Length : (places[i].Index + places[i + 1].Index) / 2, places[i].Index + LongestScript);
            if (Address(scripts[start..end], places[i].Groups["address"].Value, places.Count == 1 ? shown : 0) is { } address)
            {
                found.Add(address);
            }
        }

        return [.. found.Distinct()];
    }

    /// <summary>What to ask after an answer of the proxy.</summary>
    /// <param name="records">What it answered.</param>
    public Uri? Next(Records records)
    {
        if (Parameters.Number(page, "startrecord") is not { } start || Parameters.Number(page, "endrecord") is not { } end || end < start)
        {
            return null;
        }

        var size = end - start + 1;
        if (records.Count == 0 || (records.Total is { } total ? end >= total : records.Count < size))
        {
            return null;
        }

        return Addresses.Canonical(Parameters.With(Parameters.With(page, "startrecord", end + 1), "endrecord", end + size), rules, page);
    }

    private Uri? Address(string script, string link, int shown)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var field = rules.Paging("field")[0].Pattern;
        for (var match = field.Match(script); match.Success; match = match.NextMatch())
        {
            fields.TryAdd(match.Groups["name"].Value, match.Groups["value"].Value);
        }

        var total = Number("records", script);
        if (!fields.ContainsKey("columnid") || (total is { } all && shown >= all) || Addresses.Resolve(page, link) is not { } proxy)
        {
            return null;
        }

        var perPage = Math.Clamp(Number("perpage", script) ?? UsualPerPage, 1, MostPerPage);
        var query = string.Create(CultureInfo.InvariantCulture, $"startrecord={shown + 1}&endrecord={shown + (perPage * PagesAtOnce)}&perpage={perPage}")
            + string.Concat(s_order.Where(fields.ContainsKey).Select(name => $"&{name}={Uri.EscapeDataString(fields[name])}"));
        return Addresses.Canonical(new UriBuilder(proxy) { Query = query }.Uri, rules, page);
    }

    private int? Number(string kind, string script) =>
        rules.Paging(kind)[0].Pattern.Match(script) is { Success: true } match
        && int.TryParse(match.Groups["pages"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
