using System.Collections.Frozen;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>The table <c>deadlines</c>: what the words around a date say of it.</summary>
internal sealed class DeadlineWords(RuleTables rules)
{
    private readonly FrozenDictionary<(string Use, string Side), RuleSet> _rows = rules["deadlines"]
        .GroupBy(r => (Use: r["use"], Side: r["side"])).ToFrozenDictionary(g => g.Key, g => new RuleSet(g));

    /// <summary>The first row of that use whose pattern fits the words on its side of the date; null when none does.</summary>
    public RuleRow? First(string use, string before, string after) =>
        Of(use, "before")?.First(before) ?? Of(use, "after")?.First(after) ?? Of(use, "around")?.First($"{before}‖{after}");

    /// <summary>The row for a date followed by 前.</summary>
    public RuleRow Until => _rows[("until", "after")][0];

    /// <summary>How many characters before the date belong to the deadline's words (报名截止时间：).</summary>
    public int LabelLength(string before) =>
        _rows[("label", "before")].Candidates(before).Select(r => r.Pattern.Regex.Match(before)).FirstOrDefault(m => m.Success)?.Groups["label"].Length ?? 0;

    private RuleSet? Of(string use, string side) => _rows.GetValueOrDefault((use, side));
}
