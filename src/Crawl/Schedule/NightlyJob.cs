using Quartz;

namespace Gongwen.Crawl;

/// <summary>One night's run, as the scheduler sees it. Two never run at once: what comes due meanwhile begins when this one ends.</summary>
/// <param name="run">The run.</param>
/// <param name="failed">Hears why a run ended early; the next night is another try.</param>
/// <param name="stop">Stops the run within the page it is at.</param>
[DisallowConcurrentExecution]
internal sealed class NightlyJob(Func<CancellationToken, Task> run, Action<Exception> failed, CancellationToken stop) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (stop.IsCancellationRequested)
        {
            return;
        }

        try
        {
            await run(stop).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            failed(failure);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The schedule is ending; what was not done is due the next time.
        }
    }
}
