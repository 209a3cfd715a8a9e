using System.Collections.Immutable;
using Gongwen.Extract;
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

    private readonly Lock _looking = new();

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
            await foreach (var outcome in source.SelectInOrderAsync(item => Outcome.Of(item, Read), jobs, stop).ConfigureAwait(false))
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

    private RunItem Read(RawDocument raw)
    {
        var hash = CorpusEntry.Hash(raw.Bytes);
        if (Known(hash) is not { } corrections)
        {
            return new RunItem(CorpusEntry.Seen(raw, hash), raw.Bytes.Length, Repaired: false, []);
        }

        var (entry, article, document) = reader.Read(raw, corrections);
        return new RunItem(entry, raw.Bytes.Length, !article.Repairs.IsEmpty, [.. Missing(document)]);
    }

    // The corrections of a document that is to be read; null for one that is stored as these rules read it.
    private ImmutableArray<Correction>? Known(string hash)
    {
        lock (_looking)
        {
            return known.Holds(hash, reader.Rules) ? null : known.Corrections(hash);
        }
    }

    private int Store(List<RunItem> batch, RunSummary summary)
    {
        var outcomes = corpus.Store([.. batch.Select(item => item.Entry)]);
        summary.Add(batch, outcomes);
        return batch.Count;
    }

    private static IEnumerable<string> Missing(OfficialDocument document) =>
        from element in (IEnumerable<(string Name, bool Found)>)
        [
            ("title", document.Title is not null),
            ("signingAuthorities", !document.SigningAuthorities.IsEmpty),
            ("documentDate", document.DocumentDate is not null),
            ("sections", !document.Sections.IsEmpty),
        ]
        where !element.Found
        select element.Name;
}
