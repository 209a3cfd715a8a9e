using System.Globalization;
using System.Text.RegularExpressions;
using Gongwen.Extract.Scoring;
using Gongwen.Tests;

namespace Gongwen.Extract.Tests.Gold;

/// <summary>Writes the table <c>confidences</c> from golds; its first lines say how.</summary>
internal static class Calibrator
{
    private const double Weight = 10;
    private const string AnyRule = "*";

    /// <summary>The folders of golds to calibrate by, parted by colons; null when this run is to check only.</summary>
    public static string? Folders => Environment.GetEnvironmentVariable("GONGWEN_CALIBRATE");

    private static string FilePath => Repository.PathOf("src", "Extract", "Rules", "confidences.tsv");

    /// <summary>Counts how often the facts of each rule are right in those folders, and keeps the rows of whole kinds.</summary>
    public static void Write(IEnumerable<JudgedFact> judged)
    {
        var kept = File.ReadAllLines(FilePath).Where(l => l.StartsWith('#') || l.StartsWith("id\t", StringComparison.Ordinal) || l.Split('\t')[2] == AnyRule).ToList();
        var kinds = kept.Select(l => l.Split('\t')).Where(c => c.Length > 5 && c[2] == AnyRule).ToDictionary(c => c[1], c => double.Parse(c[5], CultureInfo.InvariantCulture));
        var rows = judged.GroupBy(f => f.Kind).OrderBy(g => g.Key, StringComparer.Ordinal).SelectMany(kind =>
        {
            var known = kind.Average(f => f.IsRight ? 1.0 : 0);
            return kind.GroupBy(f => f.Rule).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Row(kind.Key, g.Key, (g.Count(), g.Count(f => f.IsRight)), (known, kinds[kind.Key])));
        });
        File.WriteAllLines(FilePath, [.. kept, .. rows]);
    }

    private static string Row(string kind, string rule, (int Facts, int Right) counts, (double Known, double Unseen) level)
    {
        var confidence = (counts.Right + (Weight * level.Known)) / (counts.Facts + Weight) * Math.Min(1, level.Unseen / level.Known);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"confidence.{kind}.{rule}\t{kind}\t{rule}\t{counts.Facts}\t{counts.Right}\t{confidence:F3}\t^{Regex.Escape($"{kind} {rule}")}$\t{kind} {rule}\t{rule}");
    }
}
