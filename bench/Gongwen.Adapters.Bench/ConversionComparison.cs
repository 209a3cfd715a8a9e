using System.Text.Json;
using Gongwen.Bench;
using Gongwen.Ingest;
using OpenCCNET;
using static Gongwen.Adapters.Bench.Measured;

namespace Gongwen.Adapters.Bench;

/// <summary>How many of OpenCC's own cases come out right, and how fast Traditional text is converted.</summary>
internal static class ConversionComparison
{
    private static readonly (string Config, TraditionalDialect Dialect)[] s_dialects =
    [
        ("t2s", TraditionalDialect.Standard), ("tw2s", TraditionalDialect.Taiwan), ("tw2sp", TraditionalDialect.TaiwanWords),
        ("hk2s", TraditionalDialect.HongKong), ("hk2sp", TraditionalDialect.HongKongWords),
    ];

    public static void Print(IReadOnlyList<string> texts, string cases)
    {
        var rows = File.ReadLines(cases).Where(l => !l.StartsWith('#')).Select(l => l.Split('\t')).ToLookup(r => r[0]);
        var traditional = CharsetSamples.Traditional(texts).ToList();
        Head(["OpenCC's cases", .. s_dialects.Select(d => $"{d.Config} of {rows[d.Config].Count()}"), "M characters/s"]);
        foreach (var (name, make) in (IEnumerable<(string, Func<IChineseConverter>)>)
            [
                ("Gongwen", () => TraditionalChinese.Default),
                ("OpenCC.NET, longest match", () => new OpenCcNetConverter()),
                ("OpenCC.NET, words of jieba", () => new OpenCcNetConverter(SegmentMode.Jieba)),
            ])
        {
            var converter = make(); // the last one made decides for the whole program
            var right = s_dialects.Select(d => Show(rows[d.Config].Count(row => converter.ToSimplified(Text(row[1]), d.Dialect) == Text(row[2])), 0));
            var seconds = Best(() => traditional.ForEach(text => converter.ToSimplified(text)));
            Row([name, .. right, Show(traditional.Sum(t => t.Length) / seconds / 1e6, 2)]);
        }
    }

    private static string Text(string json) => JsonSerializer.Deserialize<string>(json)!;
}
