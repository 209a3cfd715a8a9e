using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>The table <c>phases</c>: what the words of a stage's name say.</summary>
internal sealed class PhaseWords(RuleTables rules)
{
    private readonly FrozenDictionary<string, RuleSet> _rows = rules["phases"].By("use");
    private readonly RuleSet _counts = new(rules["phases"].Where(r => r["use"] is "ordinal" or "step"));
    private readonly RuleSet _edges = new([.. rules["phases"].Where(r => r["use"] == "lead"), .. rules["phases"].Where(r => r["use"] == "tail")]);

    /// <summary>The row that calls <paramref name="name"/> a stage; null when none does.</summary>
    public RuleRow? Called(string name) =>
        First("other", name) is not null ? null : First("ordinal", name) ?? First("called", name);

    /// <summary>Whether <paramref name="name"/> only counts (第一阶段, 第二步).</summary>
    public bool Counts(ReadOnlySpan<char> name) => _counts.IsMatch(name);

    /// <summary>The first row of that use that matches; null when none does.</summary>
    public RuleRow? First(string use, string text) => _rows[use].First(text);

    /// <summary>The name that the rows of that use point out in <paramref name="text"/>; null when none does.</summary>
    public string? Named(string text) =>
        _rows["named"].Candidates(text).Select(r => r.Pattern.Regex.Match(text)).FirstOrDefault(m => m.Success)?.Groups["name"].Value;

    /// <summary>Where <paramref name="sentence"/> names and counts stages: the groups <c>names</c> and <c>count</c>; null where it does not.</summary>
    public (Match Match, RuleRow Rule)? Counted(ReadOnlySpan<char> sentence)
    {
        foreach (var row in _rows["counted"].Candidates(sentence))
        {
            if (row.Pattern.Regex.Match(sentence.ToString()) is { Success: true } match)
            {
                return (match, row);
            }
        }

        return null;
    }

    /// <summary>The name without the words around it that are no part of it.</summary>
    public string Trim(string name)
    {
        if (!_edges.IsMatch(name))
        {
            return name;
        }

        foreach (var row in _edges)
        {
            var shorter = row.Pattern.ReplaceFirst(name, "");
            name = shorter.Length > 1 ? shorter : name;
        }

        return name;
    }

    /// <summary>The length of the label before a date (时间：) at the start of <paramref name="text"/>; 0 when there is none.</summary>
    public int LabelLength(string text)
    {
        var colon = text.AsSpan().IndexOfAny('：', ':');
        return colon >= 0 && First("time", text[..(colon + 1)].Trim()) is not null ? colon + 1 : 0;
    }

    /// <summary>The length of the words between a stage's name and the day that it is to be done by (于, 要求在) at the start of <paramref name="text"/>; 0 when there are none.</summary>
    public int DoneLength(string text) => First("done", text)?.Pattern.Regex.Match(text).Length ?? 0;
}
