using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Gongwen.Crawl;

/// <summary>The keys of a site in SITES.yaml, and what each does to its entry.</summary>
internal static class SiteKeys
{
    // A request every fifth of a second is more than a bureau's server should be asked; within one's own network anything goes.
    private static readonly TimeSpan s_shortestDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_longestTimeout = TimeSpan.FromMinutes(30);

    /// <summary>Takes the values of a key.</summary>
    /// <returns>The entry with them; null and what would be right where they are wrong.</returns>
    public delegate (SiteEntry? Entry, SiteProblemKind Wrong, string? Help) Setter(SiteEntry entry, ImmutableArray<string> values);

    /// <summary>Keys that take a list, or one value as a list of one.</summary>
    public static FrozenSet<string> Lists { get; } = FrozenSet.ToFrozenSet(["start", "hosts", "include", "exclude", "articles"], StringComparer.Ordinal);

    /// <summary>All keys.</summary>
    public static FrozenDictionary<string, Setter> All { get; } = new Dictionary<string, Setter>(StringComparer.Ordinal)
    {
        ["name"] = (entry, values) => values[0].Trim().Length > 0 ? Right(entry with { Name = values[0].Trim() }) : Wrong(SiteProblemKind.WrongType),
        ["start"] = (entry, values) => values.Select(AddressOf).ToList() is var starts && starts.All(s => s is not null)
            ? Right(entry with { Starts = [.. starts.Select(s => s!)] })
            : Wrong(SiteProblemKind.BadAddress, "https://…"),
        ["hosts"] = (entry, values) => values.All(IsHost) ? Right(entry with { Hosts = [.. values.Select(HostOf)] }) : Wrong(SiteProblemKind.BadAddress, "www.example.gov.cn"),
        ["include"] = (entry, values) => Paths(values) is { } paths ? Right(entry with { Include = paths }) : Wrong(SiteProblemKind.BadAddress, "/tzgg/*"),
        ["exclude"] = (entry, values) => Paths(values) is { } paths ? Right(entry with { Exclude = paths }) : Wrong(SiteProblemKind.BadAddress, "/video/*"),
        ["articles"] = (entry, values) => Paths(values) is { } paths ? Right(entry with { Articles = paths }) : Wrong(SiteProblemKind.BadAddress, "/*/t20*_*.html"),
        ["since"] = (entry, values) => DateOnly.TryParseExact(values[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Right(entry with { Since = day })
            : Wrong(SiteProblemKind.WrongType, "2020-01-31"),
        ["delay"] = (entry, values) => Quantities.Time(values[0]) is not { } delay ? Wrong(SiteProblemKind.WrongType, "2s")
            : delay > s_longestDelay || (delay < s_shortestDelay && !entry.AllowPrivateAddresses) ? Wrong(SiteProblemKind.OutOfRange, "200ms – 1h")
            : Right(entry with { Delay = delay }),
        ["max-pages"] = (entry, values) => Count(values, 10_000_000) is { } count ? Right(entry with { MaxPages = count }) : Wrong(SiteProblemKind.OutOfRange, "1 – 10000000"),
        ["max-depth"] = (entry, values) => Count(values, 10_000) is { } count ? Right(entry with { MaxDepth = count }) : Wrong(SiteProblemKind.OutOfRange, "1 – 10000"),
        ["max-bytes"] = (entry, values) => Quantities.Size(values[0]) is not { } size ? Wrong(SiteProblemKind.WrongType, "20MB")
            : size is < 1024 or > 1 << 30 ? Wrong(SiteProblemKind.OutOfRange, "1KB – 1GB")
            : Right(entry with { MaxBytes = (int)size }),
        ["timeout"] = (entry, values) => Quantities.Time(values[0]) is not { } time ? Wrong(SiteProblemKind.WrongType, "60s")
            : time < TimeSpan.FromSeconds(1) || time > s_longestTimeout ? Wrong(SiteProblemKind.OutOfRange, "1s – 30m")
            : Right(entry with { Timeout = time }),
        ["private"] = (entry, values) => Truth(values[0]) is { } truth ? Right(entry with { AllowPrivateAddresses = truth }) : Wrong(SiteProblemKind.WrongType, "true, false"),
        ["legacy-tls"] = (entry, values) => Truth(values[0]) is { } truth ? Right(entry with { LegacyTls = truth }) : Wrong(SiteProblemKind.WrongType, "true, false"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>An address of the web, or of a host without its scheme.</summary>
    public static Uri? AddressOf(string text) =>
        Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}", UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        && uri.UserInfo.Length == 0 && uri.Host.Length > 0 && (uri.Host.Contains('.', StringComparison.Ordinal) || uri.HostNameType == UriHostNameType.IPv6 || uri.IsLoopback) && !text.Any(char.IsWhiteSpace)
            ? uri
            : null;

    private static (SiteEntry? Entry, SiteProblemKind Wrong, string? Help) Right(SiteEntry entry) => (entry, default, null);

    private static (SiteEntry? Entry, SiteProblemKind Wrong, string? Help) Wrong(SiteProblemKind kind, string? help = null) => (null, kind, help);

    private static bool IsHost(string text) => Uri.CheckHostName(text) is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6;

    private static string HostOf(string text) => new UriBuilder("http", text).Uri.IdnHost;

    private static ImmutableArray<PathPattern>? Paths(ImmutableArray<string> values) =>
        values.All(v => v is ['/' or '*', ..]) ? [.. values.Select(v => new PathPattern(v))] : null;

    private static int? Count(ImmutableArray<string> values, int most) =>
        int.TryParse(values[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1 && count <= most ? count : null;

    // As YAML 1.1 and people write it.
    private static bool? Truth(string text) => text.ToLowerInvariant() switch
    {
        "true" or "yes" or "on" or "是" => true,
        "false" or "no" or "off" or "否" => false,
        _ => null,
    };
}
