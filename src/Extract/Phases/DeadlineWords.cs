using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>The table <c>deadlines</c>: what the words around a date say of it.</summary>
internal sealed class DeadlineWords(RuleTables rules)
{
    private readonly ILookup<(string Use, string Side), RuleRow> _rows = rules["deadlines"].ToLookup(r => (r["use"], r["side"]));

    /// <summary>The first row of that use whose pattern fits the words on its side of the date; null when none does.</summary>
    public RuleRow? First(string use, string before, string after) =>
        _rows[(use, "before")].FirstOrDefault(r => r.Pattern.IsMatch(before))
        ?? _rows[(use, "after")].FirstOrDefault(r => r.Pattern.IsMatch(after))
        ?? _rows[(use, "around")].FirstOrDefault(r => r.Pattern.IsMatch($"{before}‖{after}"));

    /// <summary>The row for a date followed by 前.</summary>
    public RuleRow Until => _rows[("until", "after")].First();

    /// <summary>How many characters before the date belong to the deadline's words (报名截止时间：).</summary>
    public int LabelLength(string before) =>
        _rows[("label", "before")].Select(r => r.Pattern.Match(before)).FirstOrDefault(m => m.Success)?.Groups["label"].Length ?? 0;
}
