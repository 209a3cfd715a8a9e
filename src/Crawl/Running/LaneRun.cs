namespace Gongwen.Crawl;

/// <summary>Fetches the pages of one lane, one after the other, as long as there are any.</summary>
internal sealed class LaneRun(Lane lane, SiteEntry site, LaneKeeper keeper)
{
    private const int Slice = 16;

    private readonly Lock _changing = new();
    private readonly HashSet<long> _pending = []; // fetched, but not yet marked as done
    private readonly Queue<KnownPage> _next = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Which lane it is.</summary>
    public Lane Lane => lane;

    /// <summary>Why the host is left alone; null while it is not.</summary>
    public string? GivenUp { get; private set; }

    /// <summary>Set when pages may have come to the lane since it last looked.</summary>
    public bool IsDirty { get; set; }

    /// <summary>Ends when the lane is empty, is given up or the run is stopped; all its visits are committed by then.</summary>
    public async Task RunAsync()
    {
        while (!keeper.Stop.IsCancellationRequested && GivenUp is null)
        {
            if (await NextAsync().ConfigureAwait(false) is not { } page)
            {
                if (keeper.MayEnd(this))
                {
                    return;
                }

                continue;
            }

            if (!keeper.TakeBudget(site))
            {
                break;
            }

            await VisitAsync(page).ConfigureAwait(false);
        }

        await SettleAsync(0).ConfigureAwait(false);
        keeper.End(this);
    }

    private async Task VisitAsync(KnownPage page)
    {
        using var activity = CrawlTelemetry.Source.StartActivity("visit");
        activity?.SetTag("url.full", page.Uri.AbsoluteUri);
        Fetched fetched;
        try
        {
            fetched = await keeper.Fetcher.FetchAsync(page, site, keeper.Stop, keeper.Abort).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (keeper.Stop.IsCancellationRequested)
        {
            keeper.ReturnBudget(site);
            return; // it stays in the frontier
        }

        activity?.SetTag("http.response.status_code", fetched.Status);
        lock (_changing)
        {
            _pending.Add(page.Id);
        }

        await keeper.Ledger.AddAsync(page, site, fetched, () => Settle(page.Id)).ConfigureAwait(false);
        GivenUp = keeper.ReasonToGiveUp(lane, fetched);
    }

    // The next page; null when there is none now, and none is on its way into the frontier either.
    private async Task<KnownPage?> NextAsync()
    {
        while (_next.Count == 0)
        {
            int pending;
            HashSet<long> without;
            lock (_changing)
            {
                without = [.. _pending];
                pending = without.Count;
            }

            foreach (var page in keeper.Next(lane, Slice, without))
            {
                _next.Enqueue(page);
            }

            if (_next.Count == 0)
            {
                if (pending == 0)
                {
                    return null;
                }

                await SettleAsync(pending - 1).ConfigureAwait(false);
            }
        }

        return _next.Dequeue();
    }

    // Waits until no more than that many visits are uncommitted.
    private async Task SettleAsync(int most)
    {
        while (true)
        {
            Task changed;
            lock (_changing)
            {
                if (_pending.Count <= most)
                {
                    return;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(keeper.Failed).ConfigureAwait(false);
        }
    }

    private void Settle(long page)
    {
        TaskCompletionSource changed;
        lock (_changing)
        {
            _pending.Remove(page);
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.TrySetResult();
    }
}
