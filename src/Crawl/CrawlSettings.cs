using System.Collections.Immutable;

namespace Gongwen.Crawl;

/// <summary>What holds for all sites of a crawl.</summary>
public sealed record CrawlSettings
{
    /// <summary>How the program calls itself in robots.txt and to servers (RFC 9309, 2.2.1).</summary>
    public const string ProductToken = "gongwen";

    /// <summary>Where a webmaster reaches the person who runs the crawl: a mail address or a page; null when nobody has said.</summary>
    public string? Contact { get; init; }

    /// <summary>The version of the program, for the user agent and the archive.</summary>
    public string Version { get; init; } = typeof(CrawlSettings).Assembly.GetName().Version?.ToString(3) ?? "0";

    /// <summary>Most requests at a time, each to another host.</summary>
    public int Parallel { get; init; } = 64;

    /// <summary>Most pages to visit in this run; null for no limit but those of the sites.</summary>
    public int? MaxVisits { get; init; }

    /// <summary><see cref="SiteEntry.Name"/> of the sites to visit; empty for all.</summary>
    public ImmutableArray<string> OnlySites { get; init; } = [];

    /// <summary>Most redirects to follow for one page.</summary>
    public int MaxRedirects { get; init; } = 8;

    /// <summary>How often a page is asked for again at once, when the host does not answer or answers 5xx or 429.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>Wait before the first such repetition; twice as long before the next, and up to half of it shorter or longer by chance.</summary>
    public TimeSpan Backoff { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A host that asks for a longer pause (Retry-After) is left alone for the rest of the run.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>After so many failures in a row a host is left alone for the rest of the run.</summary>
    public int MaxFailures { get; init; } = 6;

    /// <summary>How long to wait for a connection.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long requests under way may go on when the run is stopped.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a robots.txt is believed (RFC 9309, 2.4).</summary>
    public TimeSpan RobotsLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>A later page of a list that was visited less than so long ago is not walked again.</summary>
    public TimeSpan ListLifetime { get; init; } = TimeSpan.FromHours(6);

    /// <summary>An archive file that has grown to so many bytes is followed by another.</summary>
    public long ArchiveFileBytes { get; init; } = 1L << 30;

    /// <summary>Whether only lists are looked at: nothing is stored, archived or marked.</summary>
    public bool DryRun { get; init; }

    /// <summary>The field User-Agent.</summary>
    public string UserAgent => $"{ProductToken}/{Version} ({(Contact is null ? "" : $"+{Contact}; ")}nightly archive of public notices; obeys robots.txt as {ProductToken})";
}
