using System.Globalization;
using System.Text.Json;

namespace Gongwen.Extract.Scoring;

/// <summary>Judges each fact of an extraction by a gold, so that its confidence can be held against how often such facts are right.</summary>
internal static class FactJudge
{
    /// <summary>The facts of <paramref name="notice"/> that golds state at all, in the order of its evidence; a fact stated twice is right as often as the gold states it.</summary>
    public static IEnumerable<JudgedFact> Judge(Dictionary<(string Metric, string Fact), int> gold, JsonElement notice)
    {
        var left = new Dictionary<(string Metric, string Fact), int>(gold);
        foreach (var evidence in notice.GetProperty("evidence").EnumerateArray())
        {
            var path = evidence.GetProperty("fact").GetString()!.Split('/')[1..];
            var facts = Facts(notice, path).ToList();
            if (facts.Count > 0)
            {
                yield return new JudgedFact(
                    path[0], evidence.GetProperty("rule").GetString()!, evidence.GetProperty("confidence").GetDouble(), facts.Count(f => Take(left, f)) == facts.Count);
            }
        }
    }

    private static bool Take(Dictionary<(string Metric, string Fact), int> left, (string Metric, string Fact) fact)
    {
        var count = left.GetValueOrDefault(fact);
        left[fact] = count - 1;
        return count > 0;
    }

    // What golds compare of the fact at a JSON pointer.
    private static IEnumerable<(string Metric, string Fact)> Facts(JsonElement notice, string[] path) => path switch
    {
        [var field] => GoldFacts.Element(field, notice.GetProperty(field).GetString()) is { } fact ? [fact] : [],
        ["sections", var index] => GoldFacts.Section(At(notice, "sections", index)),
        ["phases", var index] => [GoldFacts.Phase(At(notice, "phases", index))],
        ["deadlines", var index] => [GoldFacts.Deadline(At(notice, "deadlines", index))],
        ["assignments", var index, "units", var unit] => GoldText.Normalize(At(At(notice, "assignments", index), "units", unit).GetString()) is { } name
            ? [GoldFacts.Assignment(At(notice, "assignments", index), name)]
            : [],
        [var field, var index] when At(notice, field, index) is { ValueKind: JsonValueKind.String } item => GoldFacts.Element(field, item.GetString()) is { } fact ? [fact] : [],
        _ => [],
    };

    private static JsonElement At(JsonElement owner, string field, string index) => owner.GetProperty(field)[int.Parse(index, CultureInfo.InvariantCulture)];
}
