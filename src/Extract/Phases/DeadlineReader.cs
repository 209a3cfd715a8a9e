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

    /// <summary>The deadlines outside the headings of <paramref name="phases"/>, in order of the text.</summary>
    public ImmutableArray<Deadline> Read(Reading reading, YearEvidence dates, ImmutableArray<Phase> phases)
    {
        var headings = new SpanSet(phases.Select(p => p.Evidence.Span).OfType<TextSpan>());
        var titles = new SpanSet(TitledWorks.Find(reading.Text));
        var found = ImmutableArray.CreateBuilder<Deadline>();
        foreach (var date in dates.Expressions)
        {
            if (date.Span.Start >= reading.Body.Start && !headings.Holds(date.Span) && !titles.Holds(date.Span) && ReadOne(reading, dates, date) is { } deadline)
            {
                found.Add(deadline);
            }
        }

        return found.ToImmutable();
    }

    private Deadline? ReadOne(Reading reading, YearEvidence dates, DateExpression date)
    {
        var before = reading.Text[Math.Max(reading.Body.Start, date.Span.Start - Context)..date.Span.Start];
        var after = reading.Text[date.Span.End..Math.Min(reading.Text.Length, date.Span.End + Context)];
        if (RuleFor(date, before, after) is not { } rule || IsNone(date, before, after) || Settle(date, dates, reading.Date) is not { } by)
        {
            return null;
        }

        var label = _words.LabelLength(before);
        var closing = after.StartsWith(Closing, StringComparison.Ordinal) ? Closing.Length : 0;
        var span = TextSpan.Between(date.Span.Start - label, date.Span.End + closing);
        var task = DeadlineTask.Read(reading.Text, reading.Body.Start, span, date.Span);
        var confidence = double.Parse(rule["confidence"], CultureInfo.InvariantCulture);
        return new Deadline(reading.Text.Substring(span.Start, span.Length), by, task, new Evidence(span, rule.Id, confidence));
    }

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
        if (reference.Year is not null && !IsAhead(date, by, document))
        {
            (_, by) = DateResolver.Resolve(date, reference with { Year = null });
        }

        return IsAhead(date, by, document) ? by : null;
    }

    // What was over before the notice was written is history; a year's end many years ahead is a target.
    private static bool IsAhead(DateExpression date, LocalDate? by, LocalDate? document)
    {
        if (by is not { } day || document is not { } written)
        {
            return by is not null;
        }

        var isYearEnd = date.To is { HasYear: true, FirstMonth: 12, FirstDay: 31 };
        var earliest = date.Kind == DateKind.Until ? written.PlusMonths(-1) : written;
        return day >= earliest && !(isYearEnd && day.Year >= written.Year + YearsAhead);
    }
}
