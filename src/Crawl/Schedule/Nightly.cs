using System.Globalization;
using Quartz;

namespace Gongwen.Crawl;

/// <summary>Runs a crawl every night until it is stopped.</summary>
/// <param name="time">When.</param>
/// <param name="clock">The clock.</param>
public sealed class Nightly(NightlyTime time, TimeProvider clock)
{
    // A run that begins so late was missed; it is made up once, however many were.
    private static readonly TimeSpan s_late = TimeSpan.FromMinutes(1);

    /// <summary>Hears of a run that ended early with an exception; the schedule goes on.</summary>
    public Action<Exception> Failed { get; init; } = _ => { };

    /// <summary>Hears when the next run begins: at the start, and after every run.</summary>
    public Action<DateTimeOffset> Waiting { get; init; } = _ => { };

    /// <summary>Waits and runs. A run that was missed since <paramref name="lastStart"/> is made up at once.</summary>
    /// <param name="run">One run; it returns soon after its token is cancelled.</param>
    /// <param name="lastStart">When the last run of an earlier process began; null for never.</param>
    /// <param name="stop">Ends the schedule; a run under way is told to end and waited for.</param>
    public async Task RunAsync(Func<CancellationToken, Task> run, DateTimeOffset? lastStart, CancellationToken stop)
    {
        var factory = QuartzSchedulerBuilder.Create(builder =>
        {
            builder.UseTimeProvider(clock);
            builder.UseDefaultThreadPool(1);
            builder.UseInMemoryStore(options => options.MisfireThreshold = s_late);
            builder.AddJobType(_ => new NightlyJob(RunAndTellAsync, Failed, stop));
        }).Build();
        await using (factory.ConfigureAwait(false))
        {
            var scheduler = await factory.GetScheduler(CancellationToken.None).ConfigureAwait(false);
            var job = JobBuilder.Create<NightlyJob>().WithIdentity("nightly").Build();
            await scheduler.ScheduleJob(job, Trigger(), cancellationToken: CancellationToken.None).ConfigureAwait(false);
            if (time.IsMissed(lastStart, clock.GetUtcNow()))
            {
                await scheduler.TriggerJob(job.Key, cancellationToken: CancellationToken.None).ConfigureAwait(false);
            }
            else
            {
                Waiting(time.NextDue(clock.GetUtcNow()));
            }

            await scheduler.Start(CancellationToken.None).ConfigureAwait(false);
            await StoppedAsync(stop).ConfigureAwait(false);
            await scheduler.Shutdown(waitForJobsToComplete: true, CancellationToken.None).ConfigureAwait(false);
        }

        async Task RunAndTellAsync(CancellationToken cancellation)
        {
            await run(cancellation).ConfigureAwait(false);
            if (!cancellation.IsCancellationRequested)
            {
                Waiting(time.NextDue(clock.GetUtcNow()));
            }
        }
    }

    private ITrigger Trigger() => TriggerBuilder.Create(clock)
        .WithSchedule(CronScheduleBuilder.Create(string.Create(CultureInfo.InvariantCulture, $"{time.At.Second} {time.At.Minute} {time.At.Hour} * * ?"))
            .InTimeZone(time.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
        .Build();

    private static async Task StoppedAsync(CancellationToken stop)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = stop.Register(stopped.SetResult);
        await stopped.Task.ConfigureAwait(false);
    }
}
