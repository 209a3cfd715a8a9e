using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Gongwen.Ingest;
using Gongwen.Tests;

namespace Gongwen.Bench;

/// <summary>Repairs a folder of broken texts, for their score and for the speed.</summary>
internal static class RepairRun
{
    private const double LeastSeconds = 4;
    private const int WordsPerLine = 12;
    private const int Around = 12;

    private static readonly JsonSerializerOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes what became of each text to stdout.</summary>
    public static int WriteRepaired(string folder)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput());
        foreach (var file in Files(folder))
        {
            var repaired = TextRepairer.Repair(File.ReadAllText(file));
            output.WriteLine(JsonSerializer.Serialize(new { source = new { uri = file }, text = repaired.Text, lost = repaired.Lost, repairs = repaired.Repairs }, s_readable));
        }

        return 0;
    }

    /// <summary>Prints for each kind how fast its texts are repaired, in MB of UTF-8 a second.</summary>
    public static int MeasureSpeed(string folder)
    {
        foreach (var kind in Files(folder).GroupBy(f => Path.GetFileName(f).Split("--")[0]))
        {
            var texts = kind.Select(File.ReadAllText).ToList();
            var megabytes = texts.Sum(Encoding.UTF8.GetByteCount) / 1e6;
            Repeat(texts); // until the machine code is what it stays
            var (rounds, seconds) = Repeat(texts);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind.Key,-24} {megabytes * rounds / seconds,8:F1} MB/s"));
        }

        return 0;
    }

    // Time of the processor, so that what else the machine does leaves no mark.
    private static (int Rounds, double Seconds) Repeat(List<string> texts)
    {
        var (begin, rounds) = (Environment.CpuUsage.TotalTime, 0);
        for (; (Environment.CpuUsage.TotalTime - begin).TotalSeconds < LeastSeconds; rounds++)
        {
            texts.ForEach(t => TextRepairer.Repair(t));
        }

        return (rounds, (Environment.CpuUsage.TotalTime - begin).TotalSeconds);
    }

    /// <summary>Counts what is changed in text that is not broken: files, words in rows, lines of both, sentences glued with words of many languages.</summary>
    public static int CountFalseAlarms(string folder, int characters)
    {
        var cases = Path.Combine(NoticeGenerator.RepositoryFolder(), "tests", "Gongwen.Ingest.Tests", "Cases");
        var files = Directory.EnumerateFiles(folder, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
        var words = DataFile.Rows("OpenCC/TSPhrases.tsv").Concat(DataFile.Rows("OpenCC/TWPhrasesRev.tsv")).SelectMany(row => row).Distinct(StringComparer.Ordinal).ToArray();
        var lines = files.SelectMany(f => f.Split('\n')).Where(l => l.Length > 0).ToArray();
        var glued = new CleanText([.. CleanText.Sentences(files), .. File.ReadAllLines(Path.Combine(cases, "clean-lines.txt"))], CleanText.Kinds(File.ReadAllLines(Path.Combine(cases, "clean-words.tsv"))));
        var changed = Report("the files", files);
        changed += Report("words, one a line", [string.Join('\n', words)]);
        changed += Report("words in rows", Rows(words, characters / 4));
        changed += Report("lines and words by turns", Rows([.. words, .. lines], characters / 4));
        changed += Report("sentences, 40 languages", glued.Make(characters / 2, seed: 1));
        return changed == 0 ? 0 : 1;
    }

    // The same rows every time, each text as long as a long notice.
    private static IEnumerable<string> Rows(string[] parts, int characters)
    {
        var random = new Random(1);
        for (var written = 0; written < characters;)
        {
            var text = string.Join('\n', Enumerable.Range(0, 200).Select(_ => string.Join(random.Next(3) switch { 0 => "，", 1 => "、", _ => "" }, Enumerable.Range(0, random.Next(1, WordsPerLine)).Select(_ => parts[random.Next(parts.Length)]))));
            written += text.Length;
            yield return text;
        }
    }

    private static int Report(string name, IEnumerable<string> texts)
    {
        var (characters, changed) = (0L, 0);
        foreach (var text in texts)
        {
            characters += text.Length;
            var repaired = TextRepairer.Repair(text);
            foreach (var repair in repaired.Repairs)
            {
                changed++;
                var around = TextSpan.Between(Math.Max(0, repair.Span.Start - Around), repair.Span.Start);
                Console.WriteLine($"  {repair.Kind}: {repair.Before} → {repair.After} after {repaired.Text.Substring(around.Start, around.Length).ReplaceLineEndings("⏎")}");
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-24} {characters,11:N0} characters, {changed} changes"));
        return changed;
    }

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal);
}
