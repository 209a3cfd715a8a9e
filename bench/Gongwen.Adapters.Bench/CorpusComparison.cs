using System.Diagnostics;
using Gongwen.Bench;
using Gongwen.Store;
using static Gongwen.Adapters.Bench.Measured;

namespace Gongwen.Adapters.Bench;

/// <summary>What it costs to store notices and to search them.</summary>
internal static class CorpusComparison
{
    private const int BatchSize = 256;
    private const int Questions = 10;

    public static void Print(string folder, int count)
    {
        var scratch = Directory.CreateTempSubdirectory("gongwen-bench-");
        try
        {
            var cloner = new NoticeCloner(folder);
            var words = cloner.Words(2).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            string[] questions = [.. Enumerable.Range(0, Questions).Select(i => words[i * words.Count / Questions])];
            var file = Path.Combine(scratch.FullName, "corpus");
            Head($"{count} notices", "stored, ms of processor a notice", "ms of clock", "MB", "a word of two characters, ms of processor", "ms of clock, median", "unit:教育局 role:lead", "found");
            using (var sqlite = SqliteCorpus.OpenOrCreate(file + ".db"))
            {
                Measure("SqliteCorpus", sqlite, cloner, count, questions, file + ".db");
            }

            using var lite = LiteDbCorpus.OpenOrCreate(file + ".litedb");
            Measure("LiteDbCorpus", lite, cloner, count, questions, file + ".litedb");
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static void Measure(string name, ICorpus corpus, NoticeCloner cloner, int count, string[] questions, string file)
    {
        var (processor, clock) = (0.0, new Stopwatch());
        foreach (var batch in Enumerable.Range(0, count).Chunk(BatchSize))
        {
            var entries = batch.Select(cloner.Entry).ToList();
            clock.Start();
            processor += Seconds(() => corpus.Store(entries));
            clock.Stop();
        }

        corpus.Query(new CorpusQuery { Text = questions[0] });
        var (found, waits) = (0, new List<double>());
        var asking = Seconds(() =>
        {
            foreach (var question in questions)
            {
                var wait = Stopwatch.StartNew();
                found += corpus.Query(new CorpusQuery { Text = question, Copies = true, Limit = 20 }).Length;
                waits.Add(wait.Elapsed.TotalMilliseconds);
            }
        });
        var unit = Seconds(() => corpus.Query(new CorpusQuery { Text = "unit:教育局 role:lead", Copies = true }));
        waits.Sort();
        Row(
            name, Show(1e3 * processor / count, 2), Show(clock.Elapsed.TotalMilliseconds / count, 2), Show(new FileInfo(file).Length / 1e6, 1),
            Show(1e3 * asking / questions.Length, 1), Show(waits[waits.Count / 2], 1), Show(1e3 * unit, 1), Show(found, 0));
    }
}
