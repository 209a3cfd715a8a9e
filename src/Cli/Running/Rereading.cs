using System.Collections.Immutable;
using System.Text.Json;
using Gongwen.Extract;
using Gongwen.Ingest;
using Gongwen.Store;

namespace Gongwen.Cli.Running;

/// <summary>Reads documents of a corpus again from their originals, by several workers, and replaces their facts.</summary>
internal sealed class Rereading(Reader reader, SqliteCorpus corpus, SqliteCorpus known)
{
    private const int BatchSize = 256;

    private readonly Lock _looking = new();

    /// <summary>Reads them again, in order.</summary>
    /// <param name="documents">Their numbers.</param>
    /// <param name="jobs">How many to read at a time.</param>
    /// <param name="stored">Is told of every batch when it is stored.</param>
    /// <param name="stop">Ends it early; documents at hand are still stored.</param>
    public async Task RunAsync(ImmutableArray<long> documents, int jobs, Action<IReadOnlyList<Reread>> stored, CancellationToken stop)
    {
        var batch = new List<Reread>();
        await foreach (var reread in documents.ToAsyncEnumerable().SelectInOrderAsync(Read, jobs, stop).ConfigureAwait(false))
        {
            batch.Add(reread);
            if (batch.Count >= BatchSize)
            {
                Store(batch, stored);
            }
        }

        Store(batch, stored);
    }

    private void Store(List<Reread> batch, Action<IReadOnlyList<Reread>> stored)
    {
        if (batch.Count > 0)
        {
            corpus.Store([.. batch.Select(r => r.Entry).OfType<CorpusEntry>()]);
            stored(batch);
            batch.Clear();
        }
    }

    private Reread Read(long number)
    {
        var (original, before, corrections) = Look(number);
        if (original.Document is not { } raw)
        {
            return new Reread(number, original.Uri, null, [], [], new Failure(original.Uri, original.Failure!, null));
        }

        var outcome = Outcome.Of(original, document => reader.Read(document, corrections));
        if (outcome.Failure is { } failure)
        {
            return new Reread(number, raw.Uri, null, [], [], failure);
        }

        var (entry, article, facts) = outcome.Value;
        using var now = JsonDocument.Parse(NoticeJson.ToUtf8(article, facts));
        return new Reread(number, raw.Uri, entry.Reread(), Compare(before, now.RootElement), entry.Corrections, null);
    }

    private (SourceItem Original, ReadOnlyMemory<byte>? Json, ImmutableArray<Correction> Corrections) Look(long number)
    {
        lock (_looking)
        {
            var original = known.Original(number);
            return (original, known.Json(number), original.Document is { } raw ? known.Corrections(CorpusEntry.Hash(raw.Bytes)) : []);
        }
    }

    // What was stored may be damaged: then all is new.
    private static ImmutableArray<FactDifference> Compare(ReadOnlyMemory<byte>? before, JsonElement now)
    {
        using var old = JsonDocument.Parse(before ?? "{}"u8.ToArray());
        return FactComparison.Compare(old.RootElement, now);
    }
}
