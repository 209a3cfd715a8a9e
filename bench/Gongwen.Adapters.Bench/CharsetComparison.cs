using Gongwen.Bench;
using Gongwen.Ingest;
using static Gongwen.Adapters.Bench.Measured;

namespace Gongwen.Adapters.Bench;

/// <summary>How often the charset of a window of text is told rightly, and how fast.</summary>
internal static class CharsetComparison
{
    private const int Windows = 1000;
    private static readonly int[] s_lengths = [8, 16, 64, 200];

    public static void Print(IReadOnlyList<string> texts)
    {
        var samples = CharsetSamples.Make(texts, s_lengths, [0], Windows).ToLookup(s => (s.Charset, s.Length));
        Head(["charset told, %", .. s_lengths.Select(l => $"{l} characters"), "MB/s"]);
        foreach (var charset in samples.Select(s => s.Key.Charset).Distinct())
        {
            foreach (var (name, detector) in (IEnumerable<(string, ICharsetDetector)>)[("Gongwen", CharsetChooser.Default), ("UTF.Unknown", new UtfUnknownDetector())])
            {
                var rates = s_lengths.Select(length => Show(100.0 * samples[(charset, length)].Average(s => detector.Choose(s.Bytes, []).Charset == charset ? 1 : 0), 1));
                var all = samples[(charset, s_lengths[^1])].ToList();
                var seconds = Best(() => all.ForEach(s => detector.Choose(s.Bytes, [])));
                Row([$"{charset}, {name}", .. rates, Show(all.Sum(s => s.Bytes.Length) / seconds / 1e6, 1)]);
            }
        }
    }
}
