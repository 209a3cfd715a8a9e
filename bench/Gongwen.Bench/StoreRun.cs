using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Gongwen.Store;
using Microsoft.Data.Sqlite;

namespace Gongwen.Bench;

/// <summary>Stores generated notices, which are neither read nor extracted, and says what the one writer needs for it.</summary>
internal static class StoreRun
{
    private const int BatchSize = 512;

    /// <summary>Prints what storing costs.</summary>
    /// <param name="folder">The notices to vary.</param>
    /// <param name="count">How many to make.</param>
    /// <param name="file">A corpus to keep; null for one that is thrown away.</param>
    public static int Measure(string folder, int count, string? file)
    {
        var scratch = Directory.CreateTempSubdirectory("gongwen-bench-");
        try
        {
            var corpus = file ?? Path.Combine(scratch.FullName, "corpus.db");
            Fill(corpus, new NoticeCloner(folder), count);
            PrintSizes(corpus, count);
            return 0;
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    /// <summary>Stores that many notices as a run does: two workers make them, one thread writes them batch by batch.</summary>
    public static void Fill(string corpus, NoticeCloner cloner, int count)
    {
        using var store = SqliteCorpus.OpenOrCreate(corpus);
        using var self = Process.GetCurrentProcess();
        using var batches = new BlockingCollection<List<CorpusEntry>>(1);
        var (storing, processor, clock, before) = (new Stopwatch(), 0.0, Stopwatch.StartNew(), self.TotalProcessorTime);
        var writer = new Thread(() =>
        {
            foreach (var batch in batches.GetConsumingEnumerable())
            {
                storing.Start();
                var start = ThreadClock.Milliseconds();
                store.Store(batch);
                processor += ThreadClock.Milliseconds() - start;
                storing.Stop();
            }
        })
        {
            Name = "writer", // so a profiler tells it from the others
        };
        writer.Start();
        foreach (var batch in Enumerable.Range(0, count).Chunk(BatchSize))
        {
            batches.Add([.. batch.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(cloner.Entry)]);
        }

        batches.CompleteAdding();
        writer.Join();
        self.Refresh();
        Print($"{count} notices of {cloner.Templates}: {count / clock.Elapsed.TotalSeconds:F0}/s, the writer alone {count / storing.Elapsed.TotalSeconds:F0}/s ({storing.Elapsed.TotalMicroseconds / count:F0} us each, {processor * 1000 / count:F0} us of processor), {(self.TotalProcessorTime - before).TotalMicroseconds / count:F0} us of processor each, the making of their texts included; peak memory {self.PeakWorkingSet64 / 1e6:F0} MB");
    }

    /// <summary>Prints how large the corpus is, and what of it.</summary>
    public static void PrintSizes(string corpus, int count)
    {
        using var connection = new SqliteConnection($"Data Source={corpus};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT (SELECT sum(length(bytes)) FROM search_block), (SELECT count(*) FROM search_segment), (SELECT sum(length(json)) FROM notice), (SELECT sum(length(bytes)) FROM original)";
        using var row = command.ExecuteReader();
        row.Read();
        Print($"file {new FileInfo(corpus).Length / 1e6:F0} MB, {new FileInfo(corpus).Length / count} bytes a notice: index {row.GetInt64(0) / count} in {row.GetInt64(1)} segments, extraction {row.GetInt64(2) / count}, original {row.GetInt64(3) / count}");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
