using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Reads units after labels: on lines of their own, several on one line, in brackets, after the last words of an item.</summary>
internal sealed class LabelReader(RuleTables rules)
{
    private const int LongestContinuation = 80;
    private const int Beside = 200;
    private const string Contact = "电话";

    private readonly LabelFinder _labels = new(rules);
    private readonly UnitFinder _units = new(rules);
    private readonly DutyWords _duty = new(rules);
    private readonly BracketReader _brackets = new(rules);

    private readonly record struct Found(Label Label, Statement Statement, int Section, bool InBracket, bool IsHeading);

    /// <summary>What the labels of the lines outside <paramref name="taken"/> say.</summary>
    public ImmutableArray<Statement> Read(Reading reading, Regions taken)
    {
        var found = new List<Found>();
        for (var i = 0; i < reading.Lines.Length; i++)
        {
            if (reading.Lines[i].Span.Start >= reading.Body.Start && !taken.Holds(reading.Lines[i].Span.Start))
            {
                Read(reading, i, found);
            }
        }

        var led = Sections(found, AssignmentRole.Lead);
        var helped = Sections(found, AssignmentRole.Cooperating);
        var repeated = found.Where(f => f.Section >= 0 && !f.IsHeading).GroupBy(f => f.Label.Row!).Where(g => g.DistinctBy(f => f.Section).Skip(1).Any()).Select(g => g.Key).ToHashSet();
        return [.. found.Where(f => Counts(f, repeated, found)).Select(f => helped.Contains(f.Section) && !led.Contains(f.Section) ? Contrasted(f) : f.Statement)];
    }

    /// <summary>Whether the bracket at <paramref name="span"/> holds a label of units.</summary>
    public bool IsLabelled(string text, TextSpan span) => _labels.Find(text, span).Any(l => l.Row is not null);

    /// <summary>Whether <paramref name="words"/> are nothing but a label of units.</summary>
    public bool IsLabel(string words) => _labels.IsLabel(words);

    private void Read(Reading reading, int line, List<Found> found)
    {
        var (text, span) = (reading.Text, reading.Lines[line].Span);
        var labels = _labels.Find(text, span);
        for (var k = 0; k < labels.Length; k++)
        {
            if (!labels[k].NamesUnits)
            {
                continue;
            }

            var limit = k + 1 < labels.Length ? labels[k + 1].Span.Start : span.End;
            var list = TextSpan.Between(labels[k].Span.End, End(text, labels[k].Span.End, limit));
            if (limit == span.End && list.End == span.End)
            {
                list = Continued(reading, line, list);
            }

            foreach (var (role, units) in Parts(text, labels[k], list))
            {
                var evidence = new Evidence(TextSpan.Between(labels[k].Span.Start, units[^1].End), labels[k].Row!.Id, 0.97);
                var statement = new Statement(role, units, evidence);
                found.Add(new Found(labels[k], statement, reading.SectionAt(labels[k].Span.Start), InBracket(text, span, labels[k].Span.Start), k == 0 && reading.Lines[line].Number is not null));
            }
        }
    }

    // 责任部门：市教育局牵头，市民政局、市财政局按职责分工负责
    private IEnumerable<(AssignmentRole Role, ImmutableArray<TextSpan> Units)> Parts(string text, Label label, TextSpan list)
    {
        if (_duty.Verbs(text, list).TrueForAll(v => !v.IsPair) && _brackets.Bracket(text, list) is { Length: > 1 } said)
        {
            foreach (var statement in said)
            {
                yield return (statement.Role, statement.Units);
            }

            yield break;
        }

        var role = Roles.Of(label.Row!)!.Value;
        var lead = _duty.Verbs(text, list).Where(v => !v.IsPair && Roles.Of(v.Row) == AssignmentRole.Lead).Cast<DutyWords.Verb?>().FirstOrDefault();
        if (lead is { } verb && _units.Listed(text, TextSpan.Between(list.Start, verb.Span.Start)) is { Length: > 0 } leaders)
        {
            yield return (AssignmentRole.Lead, leaders);
            list = TextSpan.Between(verb.Span.End, list.End);
        }

        if (Units(text, label, list) is { Length: > 0 } units)
        {
            yield return (role, units);
        }
    }

    private ImmutableArray<TextSpan> Units(string text, Label label, TextSpan list)
    {
        var units = _units.Labelled(text, list);
        return label.Strength switch
        {
            "short" or "mixed" => [.. units.Where(u => _units.IsList(text, u))],
            _ when text[label.Span.End - 1] is not ('：' or ':') => [.. units.Where(u => _units.IsList(text, u))],
            "contact" when text.AsSpan(list.Start, Math.Min(LongestContinuation, text.Length - list.Start)).Contains(Contact, StringComparison.Ordinal) => [],
            _ => units,
        };
    }

    // A list goes on in the next line when its own line is empty or ends in 、
    private TextSpan Continued(Reading reading, int line, TextSpan list)
    {
        var words = reading.Text.AsSpan(list.Start, list.Length).Trim();
        for (var next = line + 1; next < reading.Lines.Length && (words.IsEmpty || words[^1] == '、'); next++)
        {
            var span = reading.Lines[next].Span;
            if (span.Length > LongestContinuation || reading.Lines[next].Number is not null || !_units.IsList(reading.Text, span))
            {
                break;
            }

            list = TextSpan.Between(list.Start, span.End);
            words = reading.Text.AsSpan(span.Start, span.Length);
        }

        return list;
    }

    // A list ends at 。 or where the bracket that holds it closes.
    private static int End(string text, int start, int limit)
    {
        var depth = 0;
        for (var i = start; i < limit; i++)
        {
            switch (text[i])
            {
                case '（' or '(' or '〔' or '[' or '【':
                    depth++;
                    break;
                case '）' or ')' or '〕' or ']' or '】' when depth-- == 0:
                case '。':
                    return i;
                default:
                    break;
            }
        }

        return limit;
    }

    private static bool InBracket(string text, TextSpan line, int position)
    {
        var from = Math.Max(line.Start, position - Beside);
        var before = text.AsSpan(from, position - from);
        return before.LastIndexOfAny("（(〔[【") > before.LastIndexOfAny("）)〕]】");
    }

    // The organizers of an event have no task: their labels count in brackets, under several items, or beside other labels of duty.
    private static bool Counts(Found label, HashSet<RuleRow> repeated, List<Found> all) =>
        label.Label.Strength != "event" || label.InBracket || (label.Section >= 0 && ((repeated.Contains(label.Label.Row!) && !label.IsHeading) || IsBesideDuty(label, all)));

    private static bool IsBesideDuty(Found label, List<Found> all)
    {
        var at = all.BinarySearch(label, Comparer<Found>.Create((a, b) => a.Label.Span.Start.CompareTo(b.Label.Span.Start)));
        return all.Skip(Math.Max(0, at - 2)).Take(5).Any(o => o.Label.Strength == "strong" && o.Section == label.Section && Math.Abs(o.Label.Span.Start - label.Label.Span.Start) < Beside);
    }

    private static HashSet<int> Sections(List<Found> found, AssignmentRole role) =>
        [.. found.Where(f => f.Statement.Role == role).Select(f => f.Section)];

    // 责任部门 leads where others are named to help and no one to lead.
    private static Statement Contrasted(Found label) =>
        label.Label.Strength == "contrast" ? label.Statement with { Role = AssignmentRole.Lead } : label.Statement;
}
