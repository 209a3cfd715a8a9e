using Gongwen.Ingest;
using Gongwen.Store;

namespace Gongwen.Cli.Running;

/// <summary>A batch: a source, parallel workers, and one writer that stores while the workers go on.</summary>
/// <remarks>
/// Documents are stored in the order of the source. So a run that was killed and started again gives what an undisturbed one
/// gives, numbers included.
/// </remarks>
internal sealed class CorpusRun(Reader reader, ICorpus corpus, ICorpus known)
{
    // Measured: half as many cost a tenth of the speed, twice as many gain nothing.
    private const int BatchSize = 512;
    private const int BatchBytes = 32 << 20;

    private readonly StagedReader _reader = new(reader, known);

    /// <summary>Stores what <paramref name="source"/> gives.</summary>
    /// <param name="source">The documents.</param>
    /// <param name="jobs">How many to read at a time.</param>
    /// <param name="progress">Is told of every document when it is stored, or has failed; never by two threads at a time.</param>
    /// <param name="stop">Ends the run early; documents at hand are still stored.</param>
    public async Task<RunSummary> RunAsync(IAsyncEnumerable<SourceItem> source, int jobs, IRunProgress progress, CancellationToken stop)
    {
        var summary = new RunSummary();
        var (batch, bytes) = (new List<RunItem>(), 0L);
        var storing = Task.FromResult(0);
        try
        {
            await foreach (var outcome in source.InChunksAsync(stop).SelectInOrderAsync(_reader.Read, jobs, stop).SelectMany(read => read).ConfigureAwait(false))
            {
                if (outcome.Failure is { } failure)
                {
                    summary.Add(failure);
                    progress.Failed(failure);
                    continue;
                }

                batch.Add(outcome.Value!);
                bytes += outcome.Value!.Length;
                if (batch.Count >= BatchSize || bytes >= BatchBytes)
                {
                    await FlushAsync().ConfigureAwait(false);
                }
            }

            await FlushAsync().ConfigureAwait(false);
            await FlushAsync().ConfigureAwait(false);
            return summary;
        }
        finally
        {
            // Whatever ended the run, its caller must not close the corpus under the writer.
            await ((Task)storing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // Waits for the batch before this one, reports it, and hands this one to the writer.
        async Task FlushAsync()
        {
            progress.Stored(await storing.ConfigureAwait(false));
            var full = batch;
            (batch, bytes) = ([], 0);
            storing = full.Count == 0 ? Task.FromResult(0) : Task.Run(() => Store(full, summary), CancellationToken.None);
        }
    }

    private int Store(List<RunItem> batch, RunSummary summary)
    {
        var outcomes = corpus.Store([.. batch.Select(item => item.Entry)]);
        summary.Add(batch, outcomes);
        return batch.Count;
    }
}
