using System.Globalization;
using Gongwen.Extract;
using Gongwen.Ingest;

namespace Gongwen.Bench;

/// <summary>What each stage of reading text notices costs, one core, warm.</summary>
internal static class TextReading
{
    private const int Rounds = 100;

    private static readonly string[] Stages = ["read", "extract", "JSON"];

    /// <summary>Prints, tab-separated, the stage, its milliseconds of processor for all texts of <paramref name="folder"/>, µs a notice and MB/s.</summary>
    /// <returns>0, or 1 when the folder holds no text.</returns>
    public static int Measure(string folder)
    {
        var raw = FolderSource.List(folder).Where(f => FolderSource.MediaTypeOf(f.Path) == "text/plain").Select(f => Text(f.Path)).ToList();
        if (raw.Count == 0)
        {
            Console.Error.WriteLine($"No text in {folder}.");
            return 1;
        }

        var articles = raw.ConvertAll(Ingestor.Default.Read);
        var documents = articles.ConvertAll(Extractor.Default.Extract);
        var bytes = raw.Sum(r => (long)r.Bytes.Length);
        var times = Best(
            () => raw.ForEach(r => Ingestor.Default.Read(r)),
            () => articles.ForEach(a => Extractor.Default.Extract(a)),
            () => articles.Zip(documents).ToList().ForEach(n => NoticeJson.ToUtf8(n.First, n.Second)));
        foreach (var (stage, time) in Stages.Zip(times).Append(("bytes to facts", times[0] + times[1])))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{stage}\t{time.TotalMilliseconds:F1}\t{time.TotalMicroseconds / raw.Count:F0}\t{bytes / time.TotalMicroseconds:F1}"));
        }

        return 0;
    }

    private static RawDocument Text(string path) => new() { Uri = path, Bytes = File.ReadAllBytes(path), MediaType = "text/plain" };

    // The stages take turns, and the fastest round counts: on a busy machine most are slower.
    private static TimeSpan[] Best(params Action[] stages) =>
        Enumerable.Range(0, Rounds).Select(_ => Array.ConvertAll(stages, Time)).Aggregate((best, round) => [.. best.Zip(round, (a, b) => a < b ? a : b)]);

    private static TimeSpan Time(Action stage)
    {
        var before = Environment.CpuUsage.TotalTime;
        stage();
        return Environment.CpuUsage.TotalTime - before;
    }
}
