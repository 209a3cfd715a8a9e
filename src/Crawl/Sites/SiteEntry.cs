using System.Collections.Immutable;

namespace Gongwen.Crawl;

/// <summary>One site of SITES.yaml: where to begin, how far to go, how gently. Sensible without any setting but a start.</summary>
public sealed record SiteEntry
{
    /// <summary>What people call it; names its rows in the frontier and the report. Unique in a file.</summary>
    public required string Name { get; init; }

    /// <summary>Start pages or columns: absolute, http or https. At least one.</summary>
    public required ImmutableArray<Uri> Starts { get; init; }

    /// <summary>Hosts that may be asked, in lower case, without port; empty for those of <see cref="Starts"/>.</summary>
    public ImmutableArray<string> Hosts { get; init; } = [];

    /// <summary>Paths that may be asked; empty for all. Starts may always be asked.</summary>
    public ImmutableArray<PathPattern> Include { get; init; } = [];

    /// <summary>Paths that are left out, also when included.</summary>
    public ImmutableArray<PathPattern> Exclude { get; init; } = [];

    /// <summary>Paths of articles; empty when discovery is to find out.</summary>
    public ImmutableArray<PathPattern> Articles { get; init; } = [];

    /// <summary>Articles older than that day, where a list says so, are left out; null for all.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Shortest time from the end of one request to a host to the beginning of the next.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Most pages to fetch in one run, failures included.</summary>
    public int MaxPages { get; init; } = 10_000;

    /// <summary>Most steps from a start: bounds calendars without end.</summary>
    public int MaxDepth { get; init; } = 50;

    /// <summary>Longest response, in bytes, as transferred and as decoded.</summary>
    public int MaxBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>Longest time for one response, from the request to its last byte.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether addresses that are not public (10.x, 127.x, fc00:: …) may be asked: for a site inside one's own network.</summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary>Whether TLS 1.0 and 1.1 and certificates without a known or valid chain are put up with. The name in it must fit all the same.</summary>
    public bool LegacyTls { get; init; }

    /// <summary>Whether <paramref name="uri"/> belongs to the site: scheme, host, paths.</summary>
    public bool Contains(Uri uri) =>
        AllowsHost(uri) && (Starts.Contains(uri) || ((Include.IsEmpty || Include.Any(p => p.Matches(uri))) && !Exclude.Any(p => p.Matches(uri))));

    /// <summary>Whether the host of <paramref name="uri"/> may be asked, by http or https.</summary>
    public bool AllowsHost(Uri uri) =>
        uri.IsAbsoluteUri && uri.Scheme is "http" or "https" && (Hosts.IsEmpty ? Starts.Any(s => s.IdnHost == uri.IdnHost) : Hosts.Contains(uri.IdnHost));
}
