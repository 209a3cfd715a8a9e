using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Gongwen.Ingest;

namespace Gongwen.Bench;

/// <summary>Repairs a folder of broken texts, for their score and for the speed.</summary>
internal static class RepairRun
{
    private const double LeastSeconds = 0.5;

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
            texts.ForEach(t => TextRepairer.Repair(t)); // warm
            var (begin, rounds) = (Environment.CpuUsage.TotalTime, 0);
            for (; (Environment.CpuUsage.TotalTime - begin).TotalSeconds < LeastSeconds; rounds++)
            {
                texts.ForEach(t => TextRepairer.Repair(t));
            }

            // Time of the processor, so that what else the machine does leaves no mark.
            var seconds = (Environment.CpuUsage.TotalTime - begin).TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind.Key,-24} {megabytes * rounds / seconds,8:F1} MB/s"));
        }

        return 0;
    }

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal);
}
