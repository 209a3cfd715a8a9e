using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Gongwen.Extract;
using Gongwen.Ingest;
using Gongwen.Tests;

namespace Gongwen.Bench;

/// <summary>Reads damaged notices by the hundred thousand: none may throw, none may take more time than its length allows.</summary>
internal static class MutationRun
{
    private const int Suspects = 16;
    private const int Longer = 8;

    // A text so many times as long may take no more than this many times as long for its length; a quadratic one takes eight.
    private const double MostGrowth = 3;
    private const int Rounds = 3;

    // Many short documents meet more of the code than few long ones.
    private const int LongestDocument = 3_000;
    private const int Progress = 2_000;

    private readonly record struct Case(int Number, string File, double Nanoseconds);

    /// <summary>Reads <paramref name="count"/> mutations of the samples and of the documents in <paramref name="folders"/>, the same ones every time.</summary>
    /// <returns>0 when all were read in time, else 1.</returns>
    public static int Measure(int count, string[] folders)
    {
        var documents = Documents([Path.Combine(NoticeGenerator.RepositoryFolder(), "samples"), .. folders]);
        var failures = new ConcurrentBag<string>();
        var slowest = new PriorityQueue<Case, double>();
        var (characters, done) = (0L, 0);
        var begin = Stopwatch.StartNew();
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            var (file, text) = Mutation(documents, i);
            var watch = Stopwatch.StartNew();
            if (Failure(file, text) is { } failure)
            {
                failures.Add($"{i} {file}: {failure}");
                Console.Error.WriteLine($"{i} {file}: {failure}");
            }

            var pace = watch.Elapsed.TotalNanoseconds / (text.Length + 1000);
            lock (slowest)
            {
                characters += text.Length;
                slowest.Enqueue(new Case(i, file, pace), pace);
                if (slowest.Count > Suspects)
                {
                    slowest.Dequeue();
                }

                if (++done % Progress == 0)
                {
                    Console.Error.WriteLine($"{done} of {count}, {failures.Count} failures");
                }
            }
        });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} mutations of {documents.Count} documents, {characters / 1e6:F0} million characters, {begin.Elapsed.TotalSeconds:F0} s; {failures.Count} failures"));
        foreach (var failure in failures.Order(StringComparer.Ordinal).Take(Suspects))
        {
            Console.WriteLine(failure);
        }

        return slowest.UnorderedItems.Select(s => s.Element).OrderByDescending(s => s.Nanoseconds).Count(s => Grows(documents, s)) + failures.Count > 0 ? 1 : 0;
    }

    // Whether a text that is longer takes more than its share; by the processor's time, the best of some rounds.
    private static bool Grows(List<(string File, string Text)> documents, Case suspect)
    {
        var (file, text) = Mutation(documents, suspect.Number);
        var once = Best(file, text);
        var longer = Best(file, string.Concat(Enumerable.Repeat(text + "\n", Longer)));
        var growth = longer / (once * Longer);
        if (growth > MostGrowth)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"slow: {suspect.Number} {file}, {text.Length} characters: {once:F2} ms, {Longer} times as long {longer:F1} ms"));
        }

        return growth > MostGrowth;
    }

    private static double Best(string file, string text) => Enumerable.Range(0, Rounds).Min(_ =>
    {
        var begin = Environment.CpuUsage.TotalTime;
        Failure(file, text);
        return (Environment.CpuUsage.TotalTime - begin).TotalMilliseconds;
    });

    private static (string File, string Text) Mutation(List<(string File, string Text)> documents, int number)
    {
        var random = new Random(number);
        var (file, text) = documents[random.Next(documents.Count)];
        return (file, NoticeMutator.Mutate(text, random));
    }

    private static string? Failure(string file, string text)
    {
        try
        {
            var article = Ingestor.Default.Read(new RawDocument { Uri = file, Bytes = Encoding.UTF8.GetBytes(text), MediaType = FolderSource.MediaTypeOf(file) });
            NoticeJson.ToUtf8(article, Extractor.Default.Extract(article));
            return null;
        }
        catch (UnreadableDocumentException)
        {
            return null; // too little text left to be a document
        }
#pragma warning disable CA1031 // whatever it is, it is what this run looks for
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return failure.ToString();
        }
    }

    private static List<(string File, string Text)> Documents(string[] folders) =>
    [
        .. folders.SelectMany(Directory.EnumerateFiles)
            .Where(f => Path.GetExtension(f) is ".txt" or ".html")
            .Order(StringComparer.Ordinal)
            .Select(f => (Path.GetFileName(f), File.ReadAllText(f)))
            .Where(d => d.Item2.Length <= LongestDocument),
    ];
}
