namespace Gongwen.Crawl;

/// <summary>Listens to a run and makes its report. What it keeps is bounded, however long the run.</summary>
/// <param name="startedAt">When the run begins, with the offset of the local time.</param>
public sealed class ReportKeeper(DateTimeOffset startedAt) : ICrawlObserver
{
    /// <summary>The most pages of a kind that a report names of one site.</summary>
    public const int MostPages = 500;

    private readonly SortedDictionary<string, SiteTally> _sites = new(StringComparer.Ordinal);
    private readonly List<string> _numbers = [];

    /// <summary>The 发文字号 of the articles that were new or changed.</summary>
    public IReadOnlyCollection<string> Numbers => _numbers;

    /// <inheritdoc/>
    public void Visited(Visit visit)
    {
        Of(visit.Page.Site).Add(visit);
        if (visit is { Stored: { IsNew: true, DocumentNumber: { } number } })
        {
            _numbers.Add(number);
        }
    }

    /// <inheritdoc/>
    public void WouldVisit(KnownPage page)
    {
        // A dry run has nothing to report.
    }

    /// <inheritdoc/>
    public void GaveUp(HostGivenUp host) => Of(host.Site).Add(new Alarm(AlarmKind.HostGivenUp, host.Host, host.Reason));

    /// <summary>The report of the run.</summary>
    /// <param name="endedAt">When it ended.</param>
    /// <param name="wasStopped">Whether it was told to end early.</param>
    /// <param name="knownNumbers">All 发文字号 of the corpus.</param>
    public CrawlReport Finish(DateTimeOffset endedAt, bool wasStopped, IEnumerable<string> knownNumbers) => new()
    {
        StartedAt = startedAt,
        EndedAt = endedAt,
        WasStopped = wasStopped,
        Sites = [.. _sites.Values.Select(s => s.Finish()).OrderBy(s => s.Alarms.IsEmpty)],
        Gaps = _numbers.Count == 0 ? [] : NumberSequences.Gaps(knownNumbers, _numbers),
    };

    private SiteTally Of(string site)
    {
        if (!_sites.TryGetValue(site, out var tally))
        {
            _sites[site] = tally = new SiteTally(site);
        }

        return tally;
    }
}
