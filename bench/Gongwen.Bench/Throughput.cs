using System.Diagnostics;
using System.Globalization;
using Gongwen.Ingest;

namespace Gongwen.Bench;

/// <summary>Runs the real command on a folder and measures it from outside.</summary>
internal static class Throughput
{
    private static readonly TimeSpan s_glance = TimeSpan.FromMilliseconds(20);

    /// <summary>Prints notices/s, MB/s, processor time and peak memory of <c>gongwen run</c>.</summary>
    /// <returns>What the command returned.</returns>
    public static async Task<int> MeasureAsync(string folder, string[] options)
    {
        var files = FolderSource.List(folder).Select(f => new FileInfo(f.Path)).ToList();
        var megabytes = files.Sum(f => f.Length) / 1e6;
        var scratch = Directory.CreateTempSubdirectory("gongwen-bench-");
        try
        {
            var corpus = Path.Combine(scratch.FullName, "corpus.db");
            var clock = Stopwatch.StartNew();
            using var run = Process.Start(Path.Combine(AppContext.BaseDirectory, "gongwen"), ["run", folder, "--corpus", corpus, .. options]);
            var (peak, processor) = (0L, TimeSpan.Zero);
            while (!run.HasExited)
            {
                var (memory, time) = Look(run);
                (peak, processor) = (Math.Max(peak, memory), time > processor ? time : processor);
                await Task.Delay(s_glance);
            }

            var seconds = clock.Elapsed.TotalSeconds;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{files.Count} notices, {megabytes:F1} MB in {seconds:F2} s: {files.Count / seconds:F0} notices/s, {megabytes / seconds:F2} MB/s, {processor.TotalSeconds * 1000 / files.Count:F2} ms of processor a notice, peak memory {peak / 1e6:F0} MB, corpus {new FileInfo(corpus).Length / 1e6:F1} MB"));
            return run.ExitCode;
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static (long Peak, TimeSpan Processor) Look(Process process)
    {
        try
        {
            process.Refresh();
            return (process.PeakWorkingSet64, process.TotalProcessorTime);
        }
        catch (InvalidOperationException) // it has just ended
        {
            return default;
        }
    }
}
