using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Gongwen.Ingest;
using Gongwen.Store;

namespace Gongwen.Bench;

/// <summary>Segmentation beside python3-jieba on the same texts in the same run.</summary>
internal static class SegmentationRun
{
    private const int Rounds = 20;

    /// <summary>Prints how many of jieba's words are ours too, and the characters a second of one core of both.</summary>
    public static int Measure(string folder, string repository)
    {
        var scratch = Directory.CreateTempSubdirectory("gongwen-bench-");
        try
        {
            var texts = FolderSource.List(folder).Where(f => FolderSource.MediaTypeOf(f.Path) is MediaTypes.Html or MediaTypes.Text).Select(f => Read(f.Path)).ToList();
            var files = texts.Select((text, i) => (Path: Path.Combine(scratch.FullName, $"{i}.txt"), Text: text)).ToList();
            files.ForEach(f => File.WriteAllText(f.Path, f.Text));
            var characters = texts.Sum(t => (long)t.Length);

            var clock = Stopwatch.StartNew();
            var segmenter = Segmenter.Default;
            Print($"our dictionary loads in {clock.ElapsedMilliseconds} ms");
            var ours = Best(texts, segmenter);
            Print($"Gongwen: {characters / ours / 1e6:F2} M characters/s");
            if (Jieba(repository, files.Select(f => f.Path)) is not [.. var cuts, var seconds])
            {
                Print($"python3-jieba does not run here.");
                return 1;
            }

            var theirs = double.Parse(seconds, CultureInfo.InvariantCulture);
            Print($"python3-jieba: {characters / theirs / 1e6:F2} M characters/s; Gongwen is {theirs / ours:F0} times as fast");
            Compare("exact", texts, cuts, 0, text => segmenter.Cut(text));
            Compare("search", texts, cuts, 1, text => segmenter.CutForSearch(text));
            return 0;
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static string Read(string path) =>
        Ingestor.Default.Read(new RawDocument { Uri = path, Bytes = File.ReadAllBytes(path), MediaType = FolderSource.MediaTypeOf(path) }).Text;

    private static double Best(List<string> texts, Segmenter segmenter)
    {
        var (best, words) = (double.PositiveInfinity, new List<TextSpan>());
        using var self = Process.GetCurrentProcess();
        for (var round = 0; round < Rounds; round++)
        {
            self.Refresh();
            var before = self.TotalProcessorTime;
            foreach (var text in texts)
            {
                words.Clear();
                segmenter.Cut(text, words);
            }

            self.Refresh();
            best = Math.Min(best, (self.TotalProcessorTime - before).TotalSeconds);
        }

        return best;
    }

    private static void Compare(string mode, List<string> texts, string[] cuts, int column, Func<string, IReadOnlyList<TextSpan>> cut)
    {
        var (all, same) = (0, 0);
        foreach (var (text, line) in texts.Zip(cuts))
        {
            var theirs = JsonSerializer.Deserialize<string[][]>(line)![column];
            var ours = cut(text).Select(w => text.Substring(w.Start, w.Length)).ToList();
            all += theirs.Length;
            same += Common(Places(ours, column == 0), Places(theirs, column == 0));
        }

        Print($"{mode} mode: {same} of {all} words of jieba are ours, {100.0 * same / all:F3} %");
    }

    // A word with the place where it stands; in search mode words overlap, so the number of the word among its equals.
    private static HashSet<(string Word, int Place)> Places(IReadOnlyList<string> words, bool exact)
    {
        var (places, position, seen) = (new HashSet<(string, int)>(), 0, new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var word in words)
        {
            seen[word] = seen.GetValueOrDefault(word) + 1;
            places.Add((word, exact ? position : seen[word]));
            position += word.Length;
        }

        return places;
    }

    private static int Common(HashSet<(string, int)> ours, HashSet<(string, int)> theirs) => ours.Intersect(theirs).Count();

    private static string[]? Jieba(string repository, IEnumerable<string> paths)
    {
        try
        {
            var script = Path.Combine(repository, "bench", "segmentation", "jieba_cut.py");
            using var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [script]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
            process.StandardInput.Write(string.Join('\n', paths));
            process.StandardInput.Close();
            var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            process.WaitForExit();
            return process.ExitCode == 0 ? lines : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
