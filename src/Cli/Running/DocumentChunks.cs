using System.Runtime.CompilerServices;
using Gongwen.Ingest;

namespace Gongwen.Cli.Running;

/// <summary>Documents that one worker reads together, see <see cref="StagedReader"/>.</summary>
internal static class DocumentChunks
{
    private const int Most = 32; // measured: 64 gain a twentieth more, and keep twice as much in memory
    private const int MostBytes = 1 << 20;

    // A chunk is at most this part of what came before it, so that no worker of a small folder is left without work.
    private const int Part = 8;

    /// <summary>All documents of <paramref name="source"/>, in order.</summary>
    /// <param name="source">The documents.</param>
    /// <param name="stop">Ends the source early: what was taken from it by then is still given, and nothing is thrown.</param>
    public static async IAsyncEnumerable<SourceItem[]> InChunksAsync(
        this IAsyncEnumerable<SourceItem> source, [EnumeratorCancellation] CancellationToken stop = default)
    {
        var (chunk, bytes, given) = (new List<SourceItem>(), 0L, 0L);
        await using var items = source.WithCancellation(stop).ConfigureAwait(false).GetAsyncEnumerator();
        while (await NextAsync().ConfigureAwait(false))
        {
            chunk.Add(items.Current);
            bytes += items.Current.Document?.Bytes.Length ?? 0;
            if (bytes >= MostBytes || chunk.Count >= Math.Min(Most, given / Part))
            {
                given += chunk.Count;
                yield return [.. chunk];
                chunk.Clear();
                bytes = 0;
            }
        }

        if (chunk.Count > 0)
        {
            yield return [.. chunk];
        }

        async ValueTask<bool> NextAsync()
        {
            try
            {
                return await items.MoveNextAsync();
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return false;
            }
        }
    }
}
