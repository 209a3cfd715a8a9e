using System.Collections.Immutable;

namespace Gongwen.Crawl;

/// <summary>Runs all lanes that hold pages, begins new ones as links lead to them, and knows when all are done.</summary>
internal sealed class LaneKeeper(Frontier frontier, ImmutableDictionary<string, SiteEntry> sites, CrawlRun run, PoliteClient client)
{
    private readonly Lock _changing = new();
    private readonly Dictionary<long, LaneRun> _running = [];
    private readonly HashSet<long> _over = [];
    private readonly Dictionary<string, int> _visits = [];
    private readonly TaskCompletionSource _allDone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _visitsOfAll;

    /// <summary>Fetches pages.</summary>
    public required Fetcher Fetcher { get; init; }

    /// <summary>Where visits go.</summary>
    public required Ledger Ledger { get; init; }

    /// <summary>No page is begun any more.</summary>
    public required CancellationToken Stop { get; init; }

    /// <summary>Requests under way are broken off.</summary>
    public required CancellationToken Abort { get; init; }

    /// <summary>Nothing can be committed any more.</summary>
    public required CancellationToken Failed { get; init; }

    /// <summary>Begins; ends when no lane runs any more.</summary>
    public async Task RunAsync()
    {
        Refresh();
        lock (_changing)
        {
            if (_running.Count == 0)
            {
                return;
            }
        }

        await _allDone.Task.ConfigureAwait(false);
    }

    /// <summary>Begins lanes that have come to hold pages.</summary>
    public void Refresh()
    {
        if (Stop.IsCancellationRequested)
        {
            return;
        }

        var lanes = frontier.Lanes(sites.Keys.ToHashSet());
        lock (_changing)
        {
            foreach (var lane in lanes.Where(l => !_over.Contains(l.Id)))
            {
                if (_running.TryGetValue(lane.Id, out var running))
                {
                    running.IsDirty = true;
                    continue;
                }

                var gate = client.Gate(lane.Host);
                gate.Close(lane.NotBefore ?? default);
                if (gate.IsClosed)
                {
                    _over.Add(lane.Id);
                    run.Observer?.GaveUp(new HostGivenUp(lane.Site, lane.Host, $"it asks to be left alone until {gate.NotBefore:u}"));
                    continue;
                }

                var begun = new LaneRun(lane, sites[lane.Site], this);
                _running.Add(lane.Id, begun);
                _ = Task.Run(() => KeepAsync(begun), CancellationToken.None);
            }
        }
    }

    /// <summary>The next pages of a lane.</summary>
    public ImmutableArray<KnownPage> Next(Lane lane, int count, IReadOnlySet<long> without) =>
        [.. frontier.Next(lane.Id, count, without, run.Clock.GetUtcNow(), !run.Settings.DryRun)];

    /// <summary>Ends a lane that found nothing to do, unless something may have come to it meanwhile.</summary>
    public bool MayEnd(LaneRun lane)
    {
        lock (_changing)
        {
            if (lane.IsDirty)
            {
                lane.IsDirty = false;
                return false;
            }

            Remove(lane);
            return true;
        }
    }

    /// <summary>Ends a lane for the rest of the run.</summary>
    public void End(LaneRun lane)
    {
        lock (_changing)
        {
            _over.Add(lane.Lane.Id);
            Remove(lane);
        }
    }

    /// <summary>Whether one more page of a site may be visited; counts it.</summary>
    public bool TakeBudget(SiteEntry site)
    {
        lock (_changing)
        {
            var visits = _visits.GetValueOrDefault(site.Name);
            if (visits >= site.MaxPages || _visitsOfAll >= run.Settings.MaxVisits)
            {
                return false;
            }

            _visits[site.Name] = visits + 1;
            _visitsOfAll++;
            return true;
        }
    }

    /// <summary>A page that was counted was not visited after all.</summary>
    public void ReturnBudget(SiteEntry site)
    {
        lock (_changing)
        {
            _visits[site.Name]--;
            _visitsOfAll--;
        }
    }

    /// <summary>Why a host is to be left alone after that visit; null when it need not be.</summary>
    public string? ReasonToGiveUp(Lane lane, Fetched fetched)
    {
        var gate = client.Gate(lane.Host);
        var reason = fetched.StopsHost ? fetched.Reason
            : gate.IsClosed ? $"it asks to be left alone until {gate.NotBefore:u}"
            : gate.Failures >= run.Settings.MaxFailures ? $"{gate.Failures} failures in a row, the last one: {fetched.Reason}"
            : null;
        if (reason is not null)
        {
            frontier.Close(lane.Id, gate.NotBefore);
            lock (_changing)
            {
                run.Observer?.GaveUp(new HostGivenUp(lane.Site, lane.Host, reason));
            }
        }

        return reason;
    }

    private async Task KeepAsync(LaneRun lane)
    {
        try
        {
            await lane.RunAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (Failed.IsCancellationRequested)
        {
            End(lane); // the ledger says why
        }
        catch (Exception failure)
        {
            Ledger.Complete(failure); // ends the run, and is thrown there
            End(lane);
        }
    }

    private void Remove(LaneRun lane)
    {
        _running.Remove(lane.Lane.Id);
        if (_running.Count == 0)
        {
            _allDone.TrySetResult();
        }
    }
}
