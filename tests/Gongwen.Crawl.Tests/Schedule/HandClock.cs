namespace Gongwen.Crawl.Tests;

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class HandClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<HandTimer> _timers = [];
    private DateTimeOffset _now = start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now.ToUniversalTime();
        }
    }

    public override long GetTimestamp() => (GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HandTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves it to <paramref name="time"/>; timers that are due then fire once.</summary>
    public void MoveTo(DateTimeOffset time)
    {
        List<HandTimer> due;
        lock (_gate)
        {
            _now = time;
            due = _timers.FindAll(t => t.Due <= _now);
            due.ForEach(t => t.Due = DateTimeOffset.MaxValue);
        }

        due.ForEach(t => t.Fire());
    }

    /// <summary>Lets it go on, a second for every few milliseconds, until <paramref name="task"/> is done.</summary>
    public async Task GoOnUntilAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            MoveTo(GetUtcNow().AddSeconds(1));
            await Task.Delay(5);
        }

        await task;
    }

    private sealed class HandTimer(HandClock clock, Action fire) : ITimer
    {
        public DateTimeOffset Due { get; set; } = DateTimeOffset.MaxValue;

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var isDue = false;
            lock (clock._gate)
            {
                Due = dueTime < TimeSpan.Zero ? DateTimeOffset.MaxValue : clock._now + dueTime;
                isDue = dueTime == TimeSpan.Zero;
                if (!clock._timers.Contains(this))
                {
                    clock._timers.Add(this);
                }
            }

            if (isDue)
            {
                ThreadPool.QueueUserWorkItem(_ => Fire());
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
