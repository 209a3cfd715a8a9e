using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Gongwen.Crawl;

/// <summary>Reads lists that come as JSON: objects with a title and an address, whatever encloses them.</summary>
internal sealed partial class JsonListReader(Uri page, CrawlRules rules)
{
    private const int MostEntries = 2_000;
    private const int MostPages = 20_000;
    private static readonly TimeSpan s_beijingTime = TimeSpan.FromHours(8);
    private static readonly string[] s_pageNames = ["page", "pageno", "pagenum", "pageindex", "pagenumber", "currentpage", "curpage", "p"];
    private static readonly string[] s_sizeNames = ["size", "pagesize", "rows", "limit", "perpage", "num"];

    private readonly List<FoundLink> _entries = [];
    private long? _total;

    /// <summary>The entries, and the next page.</summary>
    /// <returns>Null when <paramref name="json"/> is none or holds no entry.</returns>
    public Discovered? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 });
            Visit(document.RootElement);
        }
        catch (JsonException)
        {
            return null; // what is no JSON is no list in JSON; the page is then reported as neither list nor article
        }

        return new Discovered(DiscoveredKind.List, [.. _entries.DistinctBy(e => e.Uri)], NextPage() is { } next ? [next] : []);
    }

    private void Visit(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            if (Entry(element) is { } entry && _entries.Count < MostEntries)
            {
                _entries.Add(entry);
                return;
            }

            foreach (var property in element.EnumerateObject())
            {
                if (_total is null && rules.FieldOf(property.Name) == "total" && Number(property.Value) is { } total)
                {
                    _total = total;
                }

                Visit(property.Value);
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Visit(item);
            }
        }
    }

    private FoundLink? Entry(JsonElement element)
    {
        string? title = null;
        Uri? address = null;
        DateOnly? date = null;
        foreach (var property in element.EnumerateObject())
        {
            var text = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : "";
            switch (rules.FieldOf(property.Name))
            {
                case "title":
                    title ??= text.Length > 0 ? Tags().Replace(text, "").Trim() : null;
                    break;
                case "address":
                    address ??= text.Length > 0 ? Addresses.Resolve(page, text) : null;
                    break;
                case "date":
                    date ??= text.Length > 0 ? rules.ListDate(text, null) ?? Clock(text) : Clock(property.Value.GetRawText());
                    break;
            }
        }

        if (title is not { Length: > 1 } || address is null)
        {
            return null;
        }

        var known = Addresses.Canonical(address, rules, page);
        return rules.KindOf(known) is AddressKind.Aside or AddressKind.Trap ? null : new FoundLink(known, PageKind.Article)
        {
            Title = title,
            Date = date ?? rules.DateOf(known),
            Priority = rules.PriorityOf(title),
        };
    }

    // Seconds or milliseconds since 1970.
    private static DateOnly? Clock(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var clock) && clock > 100_000_000
        ? DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(clock > 100_000_000_000 ? Math.Min(clock / 1000, 4_000_000_000) : Math.Min(clock, 4_000_000_000)).ToOffset(s_beijingTime).DateTime)
        : null;

    private Uri? NextPage()
    {
        var name = s_pageNames.FirstOrDefault(n => Parameters.Number(page, n) is not null);
        if (name is null || _entries.Count == 0)
        {
            return null;
        }

        var number = Parameters.Number(page, name)!.Value;
        var size = Catalogue.IsAnswer(page) ? Catalogue.PageSize
            : s_sizeNames.Select(n => Parameters.Number(page, n)).FirstOrDefault(n => n > 0) ?? _entries.Count;
        return number >= MostPages || (_total is { } total && (long)number * size >= total)
            ? null
            : Addresses.Canonical(Parameters.With(page, name, number + 1), rules, page);
    }

    private static long? Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number
        : value.ValueKind == JsonValueKind.String && long.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var text) ? text
        : null;

    [GeneratedRegex("<[^<>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tags();
}
