using System.Buffers;
using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Reads quantities that are targets or limits: those that a cue word stands before or behind, and ranges.</summary>
internal sealed class MeasureReader(RuleTables rules)
{
    private const int LongestSubject = 40;
    private const double Confidence = 0.9;
    private const double RangeConfidence = 0.7;
    private const string RangeRule = "measure.between";

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create("，,。；;：:、\n（）()！？");

    private readonly RuleSet _before = new(rules["measure-cues"].Where(r => r["side"] == "before"));
    private readonly RuleSet _after = new(rules["measure-cues"].Where(r => r["side"] == "after"));
    private readonly Pattern _cue = new(string.Join('|', rules["measure-cues"].Select(r => r["pattern"]).Append("[0-9](?:[-—–~～－]{1,2}|至|到)[0-9]")));

    private readonly RuleSet _rates = rules["measure-rates"];
    private readonly QuantityReader _quantities = new(rules);

    /// <summary>The measures from the body's start on, attachments included, in order of the text.</summary>
    public ImmutableArray<Measure> Read(Reading reading)
    {
        var (text, from) = (reading.Text, reading.Body.Start);
        var titles = new SpanSet(TitledWorks.Find(text));
        var found = ImmutableArray.CreateBuilder<Measure>();
        foreach (var cue in _cue.Matches(text, from))
        {
            var span = new TextSpan(cue.Index, cue.Length);
            if (span.Start >= from && !titles.Holds(span) && ReadOne(text, span, from) is { } measure)
            {
                found.Add(measure);
                from = measure.Evidence.Span!.Value.End;
            }
        }

        return found.ToImmutable();
    }

    private Measure? ReadOne(string text, TextSpan cue, int from)
    {
        if (char.IsAsciiDigit(text[cue.Start]))
        {
            var start = cue.Start;
            while (start > from && (char.IsAsciiDigit(text[start - 1]) || text[start - 1] == '.'))
            {
                start--;
            }

            return _quantities.RangeAt(text, start) is { } range && !IsStretchOfDays(range.Unit)
                ? Of(text, range.Span, range, (Comparator.Between, RangeRule, RangeConfidence), from)
                : null;
        }

        if (RowOf(_before, text, cue) is { } before)
        {
            return _quantities.StartingAt(text, cue.End) is { } behind ? Before(text, cue, behind, before, from) : null;
        }

        return RowOf(_after, text, cue) is { } after && _quantities.EndingAt(text, from, cue.Start) is { } quantity
            ? Of(text, TextSpan.Between(quantity.Span.Start, cue.End), quantity, (ComparatorOf(after), after.Id, Confidence), from)
            : null;
    }

    // 达到30%以上: the word behind is the more exact one.
    private Measure Before(string text, TextSpan cue, Quantity quantity, RuleRow before, int from)
    {
        var rest = text.AsSpan(quantity.Span.End, Math.Min(16, text.Length - quantity.Span.End));
        foreach (var row in _after.Candidates(rest))
        {
            foreach (var match in row.Pattern.Regex.EnumerateMatches(rest))
            {
                if (match.Index == 0)
                {
                    return Of(text, TextSpan.Between(cue.Start, quantity.Span.End + match.Length), quantity, (Stricter(before, row), row.Id, Confidence), from);
                }

                break;
            }
        }

        return Of(text, TextSpan.Between(cue.Start, quantity.Span.End), quantity, (ComparatorOf(before), before.Id, Confidence), from);
    }

    private static Comparator Stricter(RuleRow before, RuleRow after) =>
        ComparatorOf(before) is not (Comparator.Reach or Comparator.About) and var said ? said : ComparatorOf(after);

    private Measure Of(string text, TextSpan span, Quantity quantity, (Comparator Comparator, string Rule, double Confidence) how, int from)
    {
        var clause = Clause(text, span.Start, from);
        var comparator = quantity.High is null ? how.Comparator : Comparator.Between;
        return new Measure(
            text.Substring(span.Start, span.Length), comparator, quantity.Low, quantity.High, quantity.Unit, PerOf(clause), SubjectOf(clause),
            new Evidence(span, how.Rule, how.Confidence));
    }

    private string? PerOf(string clause) =>
        _rates.Candidates(clause).Select(r => r.Pattern.Regex.Match(clause)).FirstOrDefault(m => m.Success)?.Groups["per"].Value;

    private static string? SubjectOf(string clause) => clause.Trim() is { Length: > 1 } subject ? subject : null;

    private static string Clause(string text, int end, int from)
    {
        var start = Math.Max(from, end - LongestSubject);
        var before = text.AsSpan(start, end - start);
        return before[(before.LastIndexOfAny(ClauseEnds) + 1)..].ToString();
    }

    // 5月5—7日 and 2019—2021年 are dates.
    private static bool IsStretchOfDays(string unit) => unit is "年" or "日" or "周" or "期" or "届" or "学年";

    private static RuleRow? RowOf(RuleSet rows, string text, TextSpan cue)
    {
        var words = text.AsSpan(cue.Start, cue.Length);
        foreach (var row in rows.Candidates(words))
        {
            foreach (var match in row.Pattern.Regex.EnumerateMatches(words))
            {
                if (match.Index == 0 && match.Length == cue.Length)
                {
                    return row;
                }

                break;
            }
        }

        return null;
    }

    private static Comparator ComparatorOf(RuleRow row) => row["comparator"] switch
    {
        "at-least" => Comparator.AtLeast,
        "more-than" => Comparator.MoreThan,
        "at-most" => Comparator.AtMost,
        "less-than" => Comparator.LessThan,
        "about" => Comparator.About,
        "reach" => Comparator.Reach,
        var other => throw new InvalidDataException($"{row.Id}: no such comparator: {other}."),
    };
}
