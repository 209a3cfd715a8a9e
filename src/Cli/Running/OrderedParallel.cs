using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Gongwen.Cli.Running;

/// <summary>Works on several items at a time and gives the results in the order of the items.</summary>
internal static class OrderedParallel
{
    // Enough that one slow document does not leave the other workers idle, few enough that memory stays bounded.
    private const int WaitingPerJob = 8;

    /// <summary>Applies <paramref name="work"/> to each item of <paramref name="source"/>, <paramref name="jobs"/> at a time.</summary>
    /// <param name="source">Is read no further ahead than a fixed number of items a job.</param>
    /// <param name="work">Must be safe from many threads.</param>
    /// <param name="jobs">At least 1.</param>
    /// <param name="stop">Ends the source early: what was taken from it by then is still worked on and given, and nothing is thrown.</param>
    public static async IAsyncEnumerable<TResult> SelectInOrderAsync<T, TResult>(
        this IAsyncEnumerable<T> source, Func<T, TResult> work, int jobs, [EnumeratorCancellation] CancellationToken stop)
    {
        var results = Channel.CreateBounded<Task<TResult>>(jobs * WaitingPerJob);
        var workers = new SemaphoreSlim(jobs);
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var producer = Task.Run(() => ProduceAsync(reading.Token), CancellationToken.None);
        try
        {
            await foreach (var result in results.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                yield return await result.ConfigureAwait(false);
            }
        }
        finally
        {
            // Also when the consumer breaks off: whoever waits for room in the channel must end before we return.
            await reading.CancelAsync().ConfigureAwait(false);
            await producer.ConfigureAwait(false);
        }

        async Task ProduceAsync(CancellationToken cancellation)
        {
            try
            {
                await foreach (var item in source.WithCancellation(cancellation).ConfigureAwait(false))
                {
                    await workers.WaitAsync(cancellation).ConfigureAwait(false);
                    await results.Writer.WriteAsync(Task.Run(() => Work(item), CancellationToken.None), cancellation).ConfigureAwait(false);
                }

                results.Writer.Complete();
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                results.Writer.Complete();
            }
            catch (Exception failure)
            {
                results.Writer.Complete(failure); // is thrown to the consumer
            }
        }

        TResult Work(T item)
        {
            try
            {
                return work(item);
            }
            finally
            {
                workers.Release();
            }
        }
    }
}
