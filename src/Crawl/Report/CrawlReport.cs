using System.Collections.Immutable;

namespace Gongwen.Crawl;

/// <summary>What a run did and found, site by site.</summary>
public sealed record CrawlReport
{
    /// <summary>When the run began, with the offset of the local time.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>Whether it was told to end before all was done.</summary>
    public bool WasStopped { get; init; }

    /// <summary>The sites that were visited, those that need a person first, then by name.</summary>
    public required ImmutableArray<SiteReport> Sites { get; init; }

    /// <summary>Numbers that are missing in sequences of 发文字号 that this run added to.</summary>
    public ImmutableArray<NumberGap> Gaps { get; init; } = [];

    /// <summary>Whether something is wrong that will not right itself: what the exit code says.</summary>
    public bool NeedsPerson => Sites.Any(s => !s.Alarms.IsEmpty);
}
