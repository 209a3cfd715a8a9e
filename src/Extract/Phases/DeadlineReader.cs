using System.Collections.Immutable;
using System.Globalization;
using Gongwen.Ingest;
using NodaTime;

namespace Gongwen.Extract;

/// <summary>Reads the days by which something is due.</summary>
internal sealed class DeadlineReader(RuleTables rules)
{
    private const int Context = 96;
    private const string Closing = "截止";
    private const int MonthsBack = 1;
    private const int YearsAhead = 4;

    private readonly DeadlineWords _words = new(rules);

    /// <summary>The deadlines outside <paramref name="others"/>, the headings of stages and the dates that return.</summary>
    public DeadlinesRead Read(Reading reading, YearEvidence dates, IEnumerable<TextSpan> others)
    {
        var taken = new SpanSet(others);
        var titles = new SpanSet(TitledWorks.Find(reading.Text));
        var settled = ImmutableArray.CreateBuilder<Deadline>();
        var unresolved = ImmutableArray.CreateBuilder<TextSpan>();
        var rules = Rules(reading, dates.Expressions);
        for (var i = 0; i < rules.Length; i++)
        {
            var date = dates.Expressions[i];
            if (rules[i] is not { } rule || taken.Holds(date.Span) || titles.Holds(date.Span))
            {
                continue;
            }

            var by = Settle(date, dates, reading.Date);
            if (by is { } day && (IsAhead(date, day, reading.Date) || IsStated(reading, date)))
            {
                settled.Add(Describe(reading, date, day, rule));
            }
            else if (by is null)
            {
                unresolved.Add(date.Span);
            }
        }

        return new DeadlinesRead(settled.ToImmutable(), unresolved.ToImmutable());
    }

    // 分别于4月10日、7月10日前: what makes the last day of a list a deadline makes all of them.
    private RuleRow?[] Rules(Reading reading, ImmutableArray<DateExpression> dates)
    {
        var rules = new RuleRow?[dates.Length];
        for (var i = dates.Length - 1; i >= 0; i--)
        {
            rules[i] = dates[i].Span.Start < reading.Body.Start ? null : RuleFor(reading, dates[i])
                ?? (i + 1 < dates.Length && dates[i].Kind == DateKind.Point && rules[i + 1] is { } next && IsListed(reading.Text.AsSpan(dates[i].Span.End, Math.Max(0, dates[i + 1].Span.Start - dates[i].Span.End))) ? next : null);
        }

        return rules;
    }

    private static bool IsListed(ReadOnlySpan<char> between) => between is "、" or "和" or "及" or "与" or "以及";

    private RuleRow? RuleFor(Reading reading, DateExpression date)
    {
        var (before, after) = Around(reading, date.Span);
        return RuleFor(date, before, after) is { } rule && !IsNone(date, before, after) ? rule : null;
    }

    private bool IsStated(Reading reading, DateExpression date) =>
        date is { To.Year: not null } && _words.First("stated", Around(reading, date.Span).Before, "") is not null;

    private Deadline Describe(Reading reading, DateExpression date, LocalDate by, RuleRow rule)
    {
        var (before, after) = Around(reading, date.Span);
        var label = _words.LabelLength(before);
        var closing = after.StartsWith(Closing, StringComparison.Ordinal) ? Closing.Length : 0;
        var span = TextSpan.Between(date.Span.Start - label, date.Span.End + closing);
        var task = DeadlineTask.Read(reading.Text, reading.Body.Start, span, date.Span);
        var confidence = double.Parse(rule["confidence"], CultureInfo.InvariantCulture);
        return new Deadline(reading.Text.Substring(span.Start, span.Length), by, task, new Evidence(span, rule.Id, confidence));
    }

    private static (string Before, string After) Around(Reading reading, TextSpan date) =>
        (reading.Text[Math.Max(reading.Body.Start, date.Start - Context)..date.Start],
            reading.Text[date.End..Math.Min(reading.Text.Length, date.End + Context)]);

    private bool IsNone(DateExpression date, string before, string after) =>
        _words.First("not", before, after) is not null
        || (date.To is not { Year: not null } && _words.First("recurring", before, after) is not null);

    private RuleRow? RuleFor(DateExpression date, string before, string after) => date.Kind switch
    {
        DateKind.Until when date.To is { IsWholeYear: true } => null,
        DateKind.Until => _words.Until,
        DateKind.Since => null,
        DateKind.Range => _words.First("due", "", after) ?? _words.First("period", before, after),
        _ => _words.First("as-of", "", after) is null ? _words.First("due", before, after) : null,
    };

    // A year that the same sentence gives may be the year under report: then the day is the next one of that name.
    private static LocalDate? Settle(DateExpression date, YearEvidence dates, LocalDate? document)
    {
        var reference = dates.At(date.Span.Start, MonthsBack);
        var (_, by) = DateResolver.Resolve(date, reference);
        return reference.Year is not null && !(by is { } day && IsAhead(date, day, document))
            ? DateResolver.Resolve(date, reference with { Year = null }).End ?? by
            : by;
    }

    // What was over before the notice was written is history; a year's end many years ahead is a target.
    private static bool IsAhead(DateExpression date, LocalDate day, LocalDate? document)
    {
        if (document is not { } written)
        {
            return true;
        }

        var isYearEnd = date.To is { HasYear: true, FirstMonth: 12, FirstDay: 31 };
        var earliest = date.Kind == DateKind.Until ? written.PlusMonths(-1) : written;
        return day >= earliest && !(isYearEnd && day.Year >= written.Year + YearsAhead);
    }
}
