using System.Threading.Channels;

namespace Gongwen.Crawl.Tests;

/// <summary>A schedule for two o'clock in Beijing, going on under a clock that is moved by hand.</summary>
internal sealed class Night : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<DateTimeOffset> _runs = Channel.CreateUnbounded<DateTimeOffset>();
    private readonly Channel<DateTimeOffset> _waits = Channel.CreateUnbounded<DateTimeOffset>();
    private readonly Task _schedule;

    public Night(DateTimeOffset now, DateTimeOffset? lastStart)
    {
        Clock = new HandClock(now);
        var beijing = TimeZoneInfo.CreateCustomTimeZone("Beijing", TimeSpan.FromHours(8), "Beijing", "Beijing");
        _schedule = new Nightly(new NightlyTime(new TimeOnly(2, 0), beijing), Clock)
        {
            Waiting = due => _waits.Writer.TryWrite(due),
            Failed = _ => Failures++,
        }.RunAsync(RunAsync, lastStart, _stop.Token);
    }

    public HandClock Clock { get; }

    /// <summary>What the next run waits for; null for nothing.</summary>
    public TaskCompletionSource? Hold { get; set; }

    public int Running { get; private set; }

    public int Most { get; private set; }

    public int Failures { get; private set; }

    public async Task<DateTimeOffset> NextRunAsync()
    {
        var run = _runs.Reader.ReadAsync().AsTask();
        await Clock.GoOnUntilAsync(run);
        return await run;
    }

    public async Task<DateTimeOffset> NextWaitAsync() => await _waits.Reader.ReadAsync();

    public void Dispose()
    {
        _stop.Cancel();
        _schedule.Wait(TimeSpan.FromSeconds(30));
        _stop.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellation)
    {
        Most = Math.Max(Most, ++Running);
        var hold = Hold;
        _runs.Writer.TryWrite(Clock.GetUtcNow());
        try
        {
            await (hold?.Task ?? Task.CompletedTask);
        }
        finally
        {
            Running--;
        }
    }
}
