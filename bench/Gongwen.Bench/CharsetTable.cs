using System.Globalization;
using System.Text;
using Gongwen.Ingest;
using Decoder = Gongwen.Ingest.Decoder;

namespace Gongwen.Bench;

/// <summary>How often the charset of Chinese text is recognised, beside other detectors on the same bytes; and how fast it decodes.</summary>
internal static class CharsetTable
{
    private const int SpeedRuns = 5;
    private const int SpeedBytes = 8_000_000;

    private static readonly int[] Lengths = [4, 8, 16, 32, 64, 200, 400];
    private static readonly int[] Losses = [0, 1, 4];

    /// <summary>Prints one Markdown table of hit rates in per cent, and the speed of decoding.</summary>
    /// <returns>0</returns>
    public static async Task<int> PrintAsync(string folder, int windows, bool askPeers)
    {
        var texts = Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal).Select(Text).ToList();
        var samples = CharsetSamples.Make(texts, Lengths, Losses, windows).ToList();
        var ours = samples.Select(IsOurHit).ToArray();
        var (uchardet, chardet) = askPeers ? await CharsetPeers.AskAsync([.. samples.Select(s => s.Bytes)]) : default;
        Print(samples, ours, IsHit(samples, uchardet), IsHit(samples, chardet));
        Console.WriteLine();
        Console.WriteLine(askPeers && uchardet is null ? "uchardet is not installed: apt-get install uchardet" : "");
        Console.WriteLine(askPeers && chardet is null ? "chardet is not installed: apt-get install python3-chardet" : "");
        PrintSpeed(texts);
        return 0;
    }

    private static string Text(string path) => Decoder.Decode(new RawDocument { Uri = path, Bytes = File.ReadAllBytes(path) }, isPage: false).Text.Text;

    // Of a whole text every character must be right; of a damaged one, the charset.
    private static bool IsOurHit(CharsetSamples.Sample sample)
    {
        try
        {
            var decoded = Decoder.Decode(new RawDocument { Uri = "", Bytes = sample.Bytes }, isPage: false);
            return sample.Lost > 0 ? decoded.Charset == sample.Charset : decoded.Text.Text == sample.Text;
        }
        catch (UnreadableDocumentException)
        {
            return false;
        }
    }

    private static bool[]? IsHit(List<CharsetSamples.Sample> samples, string[]? answers) =>
        answers is null ? null : [.. samples.Zip(answers, (sample, answer) => Family(answer) == sample.Charset)];

    private static string Family(string label) => label.ToLowerInvariant() switch
    {
        "gb2312" or "gbk" or "gb18030" or "cp936" or "euc-cn" => "gb18030",
        "big5" or "big5-hkscs" or "cp950" => "big5",
        var other => other,
    };

    private static void Print(List<CharsetSamples.Sample> samples, params bool[]?[] detectors)
    {
        Console.WriteLine($"| charset, bytes lost | {string.Join(" | ", Lengths)} |");
        Console.WriteLine($"|---|{string.Concat(Lengths.Select(_ => "---|"))}");
        var cells = samples.Select((sample, i) => (sample, i)).ToLookup(s => (s.sample.Charset, s.sample.Lost, s.sample.Length), s => s.i);
        foreach (var row in cells.Select(c => (c.Key.Charset, c.Key.Lost)).Distinct())
        {
            var rates = Lengths.Select(length => string.Join(" · ", detectors.Select(hits => Rate(hits, [.. cells[(row.Charset, row.Lost, length)]]))));
            Console.WriteLine($"| {row.Charset}, {row.Lost} | {string.Join(" | ", rates)} |");
        }
    }

    private static string Rate(bool[]? hits, int[] cell) =>
        hits is null || cell.Length == 0 ? "–" : (100.0 * cell.Count(i => hits[i]) / cell.Length).ToString("0.0", CultureInfo.InvariantCulture);

    private static void PrintSpeed(List<string> texts)
    {
        foreach (var (charset, encoding, from) in (IEnumerable<(string, Encoding, IReadOnlyList<string>)>)
            [("utf-8", Encoding.UTF8, texts), ("gb18030", CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!, texts), ("big5", CodePagesEncodingProvider.Instance.GetEncoding("big5")!, CharsetSamples.Traditional(texts))])
        {
            var files = from.Select(encoding.GetBytes).ToList();
            var all = Enumerable.Repeat(files, 1 + (SpeedBytes / Math.Max(1, files.Sum(f => f.Length)))).SelectMany(f => f).ToList();
            var best = Enumerable.Range(0, SpeedRuns).Min(_ => Seconds(all));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bytes to text, {charset}: {all.Sum(f => f.Length) / best / 1e6:F0} MB/s of processor time"));
        }
    }

    // Of processor time: other work on the same machine does not count.
    private static double Seconds(List<byte[]> files)
    {
        var before = Environment.CpuUsage.TotalTime;
        foreach (var file in files)
        {
            Decoder.Decode(new RawDocument { Uri = "", Bytes = file }, isPage: false);
        }

        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }
}
