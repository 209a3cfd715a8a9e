namespace Gongwen.Crawl;

/// <summary>Addresses in the one form by which a page is known, and those that no crawl may follow.</summary>
internal static class Addresses
{
    private const int Longest = 1_000;
    private const int DeepestPath = 14;
    private const int MostRepeated = 3;
    private const int MostParameters = 12;

    /// <summary>The address that <paramref name="link"/> names on a page.</summary>
    /// <returns>Null when it is none of the web, or longer than any honest one.</returns>
    public static Uri? Resolve(Uri page, string link)
    {
        // A line break in an attribute is no part of the address.
        var trimmed = link.AsSpan().Trim();
        return trimmed.Length is > 0 and <= Longest && trimmed[0] != '#' && !IsScript(trimmed)
            && Uri.TryCreate(page, trimmed.ToString().Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal), out var found)
            && found.Scheme is "http" or "https" && found.Host.Length > 0 && found.UserInfo.Length == 0
            ? found
            : null;
    }

    /// <summary>
    /// The form by which a page is known: no fragment, no session or tracking, parameters in order of their names, no empty
    /// segments. A link from a secure page to its own host is secure.
    /// </summary>
    public static Uri Canonical(Uri address, CrawlRules rules, Uri? from = null)
    {
        var isSecured = address.Scheme == "http" && from is { Scheme: "https" } && from.Host == address.Host && address.IsDefaultPort;
        var built = new UriBuilder(address)
        {
            Fragment = "",
            Path = PathOf(address, rules),
            Query = QueryOf(address.Query, rules),
        };
        if (isSecured)
        {
            (built.Scheme, built.Port) = ("https", 443);
        }

        return built.Uri;
    }

    /// <summary>Whether an address grows as only addresses made by a mistake or a machine do.</summary>
    public static bool IsTrap(Uri address)
    {
        if (address.AbsoluteUri.Length > Longest)
        {
            return true;
        }

        var segments = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments.Length > DeepestPath || address.Query.AsSpan().Count('=') > MostParameters
            || segments.CountBy(s => s, StringComparer.Ordinal).Any(s => s.Value >= MostRepeated)
            || RepeatsItself(segments);
    }

    // a/b/a/b: a relative link that is followed from itself.
    private static bool RepeatsItself(string[] segments)
    {
        for (var length = 2; length * 2 <= segments.Length; length++)
        {
            for (var start = 0; start + (length * 2) <= segments.Length; start++)
            {
                if (segments.AsSpan(start, length).SequenceEqual(segments.AsSpan(start + length, length)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsScript(ReadOnlySpan<char> link) =>
        link.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) || link.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
        || link.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) || link.StartsWith("data:", StringComparison.OrdinalIgnoreCase);

    private static string PathOf(Uri address, CrawlRules rules)
    {
        var path = address.AbsolutePath;
        while (path.Contains("//", StringComparison.Ordinal))
        {
            path = path.Replace("//", "/", StringComparison.Ordinal);
        }

        var parameter = path.LastIndexOf(';');
        return parameter >= 0 && rules.IsIdle(path[(parameter + 1)..]) ? path[..parameter] : path;
    }

    private static string QueryOf(string query, CrawlRules rules)
    {
        if (query.Length <= 1)
        {
            return "";
        }

        var parts = query[1..].Split('&', StringSplitOptions.RemoveEmptyEntries);
        string[] kept = parts.Length == 1 && !parts[0].Contains('=', StringComparison.Ordinal) ? parts : [.. parts.Where(p => !rules.IsIdle(p))];

        // Only named parameters may change places.
        string[] ordered = kept.All(p => p.Contains('=', StringComparison.Ordinal)) ? [.. kept.OrderBy(NameOf, StringComparer.Ordinal)] : kept;
        return string.Join('&', ordered);
    }

    private static string NameOf(string parameter) => parameter[..parameter.IndexOf('=', StringComparison.Ordinal)];
}
