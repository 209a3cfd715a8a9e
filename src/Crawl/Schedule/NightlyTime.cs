namespace Gongwen.Crawl;

/// <summary>The time of day at which a nightly run begins, in a time zone. Pure.</summary>
/// <param name="At">Local time of day.</param>
/// <param name="Zone">The zone that it is local to.</param>
public sealed record NightlyTime(TimeOnly At, TimeZoneInfo Zone)
{
    /// <summary>The last moment at or before <paramref name="now"/> at which a run was to begin.</summary>
    /// <remarks>On a day whose clocks skip that time it is the first moment after; on one that has it twice, the earlier.</remarks>
    public DateTimeOffset LastDue(DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone).DateTime);
        var due = On(day);
        return due <= now ? due : On(day.AddDays(-1));
    }

    /// <summary>The next moment after <paramref name="now"/> at which a run is to begin.</summary>
    public DateTimeOffset NextDue(DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone).DateTime);
        var due = On(day);
        return due > now ? due : On(day.AddDays(1));
    }

    /// <summary>Whether a run was missed: the machine was off when it was due.</summary>
    /// <param name="lastStart">When the last run began; null when there was none, and then none was missed.</param>
    /// <param name="now">The time.</param>
    public bool IsMissed(DateTimeOffset? lastStart, DateTimeOffset now) => lastStart is { } last && last < LastDue(now);

    private DateTimeOffset On(DateOnly day)
    {
        var local = day.ToDateTime(At);
        for (var step = 0; Zone.IsInvalidTime(local) && step < 24 * 60; step++)
        {
            local = local.AddMinutes(1);
        }

        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }
}
