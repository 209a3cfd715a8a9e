using System.Collections.Immutable;

namespace Gongwen.Crawl;

/// <summary>What a run did at one site. Lists of pages are cut at <see cref="ReportKeeper.MostPages"/>, counts are not.</summary>
public sealed record SiteReport
{
    /// <summary><see cref="SiteEntry.Name"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Articles that were not known before.</summary>
    public int New { get; init; }

    /// <summary>Articles whose text has changed.</summary>
    public int Changed { get; init; }

    /// <summary>Articles that are no longer there; what was stored of them stays.</summary>
    public int Gone { get; init; }

    /// <summary>Articles that were asked for again and are as they were.</summary>
    public int Unchanged { get; init; }

    /// <summary>Visits that failed, of any page.</summary>
    public int Failed { get; init; }

    /// <summary>Pages that robots.txt forbids.</summary>
    public int Denied { get; init; }

    /// <summary>Pages that the crawl itself refused to ask for: private addresses, other hosts.</summary>
    public int Refused { get; init; }

    /// <summary>Visits to lists.</summary>
    public int Lists { get; init; }

    /// <summary>All visits.</summary>
    public int Visits { get; init; }

    /// <summary>Bytes received.</summary>
    public long Bytes { get; init; }

    /// <summary>Time spent in requests, waiting for one's turn not counted.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The new articles, the first found first.</summary>
    public ImmutableArray<ReportedPage> NewPages { get; init; } = [];

    /// <summary>The changed articles.</summary>
    public ImmutableArray<ReportedPage> ChangedPages { get; init; } = [];

    /// <summary>The articles that are gone.</summary>
    public ImmutableArray<ReportedPage> GonePages { get; init; } = [];

    /// <summary>Why visits failed or were refused, the most frequent reason first.</summary>
    public ImmutableArray<FailureReason> Failures { get; init; } = [];

    /// <summary>What needs a person.</summary>
    public ImmutableArray<Alarm> Alarms { get; init; } = [];
}
