using System.Collections.Immutable;
using System.Globalization;
using Gongwen.Ingest;
using NodaTime;

namespace Gongwen.Extract;

/// <summary>Reads the days by which something is due.</summary>
internal sealed class DeadlineReader(RuleTables rules)
{
    private const int Context = 96;
    private const int MonthsBack = 2;
    private const int YearsAhead = 4;

    private readonly DeadlineWords _words = new(rules);

    /// <summary>The deadlines outside the headings of <paramref name="phases"/>, in order of the text.</summary>
    public ImmutableArray<Deadline> Read(Reading reading, ImmutableArray<Phase> phases)
    {
        var dates = new YearEvidence(reading);
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
        if (RuleFor(date, before, after) is not { } rule || _words.First("not", before, after) is not null)
        {
            return null;
        }

        var (_, end) = DateResolver.Resolve(date, dates.At(date.Span.Start, MonthsBack));
        if (end is not { } by || !IsAhead(date, by, reading.Date))
        {
            return null;
        }

        var label = _words.LabelLength(before);
        var span = TextSpan.Between(date.Span.Start - label, date.Span.End);
        var task = DeadlineTask.Read(reading.Text, reading.Body.Start, span, date.Span);
        var confidence = double.Parse(rule["confidence"], CultureInfo.InvariantCulture);
        return new Deadline(reading.Text.Substring(span.Start, span.Length), by, task, new Evidence(span, rule.Id, confidence));
    }

    private RuleRow? RuleFor(DateExpression date, string before, string after) => date.Kind switch
    {
        DateKind.Until when date.To is { IsWholeYear: true } => null,
        DateKind.Until => _words.Until,
        DateKind.Since => null,
        DateKind.Range => _words.First("due", "", after) ?? _words.First("period", before, after),
        _ => _words.First("due", before, after),
    };

    // What was over before the notice was written is history; a year's end many years ahead is a target.
    private static bool IsAhead(DateExpression date, LocalDate by, LocalDate? document)
    {
        if (document is not { } written)
        {
            return true;
        }

        var isYearEnd = date.To is { HasYear: true, FirstMonth: 12, FirstDay: 31 };
        return by > written.PlusMonths(-1) && !(isYearEnd && by.Year >= written.Year + YearsAhead);
    }
}
