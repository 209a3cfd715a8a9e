using NodaTime;

namespace Gongwen.Extract;

/// <summary>Turns words into days. What the evidence does not settle is null, never guessed.</summary>
internal static class DateResolver
{
    /// <summary>First and last day of <paramref name="expression"/>; null where it is open or cannot be settled.</summary>
    public static (LocalDate? Start, LocalDate? End) Resolve(DateExpression expression, DateReference reference)
    {
        // The days off around a holiday are set anew every year.
        if (expression is { Approximate: true, To.Holiday: not null })
        {
            return (null, null);
        }

        var start = expression.FromNow ? reference.Document : StartOf(expression, reference);
        if (expression.To is not { } to)
        {
            return (start, null);
        }

        return EndOf(to, expression.From, start, reference) is { } end && !(end < start) ? (start, end) : (null, null);
    }

    private static LocalDate? StartOf(DateExpression expression, DateReference reference)
    {
        if (expression.From is not { } from)
        {
            return null;
        }

        var year = from.HasYear ? GivenYear(from, reference)
            : expression.To is { Year: { } of } to ? YearBefore(from, of, to)
            : LikelyYear(from, reference);
        return year is { } known ? from.FirstDayIn(known, reference.Document?.Month) : null;
    }

    private static LocalDate? EndOf(PartialDate to, PartialDate? from, LocalDate? start, DateReference reference)
    {
        var month = reference.Document?.Month;
        if (from is null || start is not { } first || to.Year is not null)
        {
            // 即日起至3月10日 ends after the document's own date.
            var year = to.HasYear ? GivenYear(to, reference) : LikelyYear(to, start is null ? reference : reference with { Year = null, MonthsBack = 0 });
            return from is not null && start is null ? null : year is { } known ? to.LastDayIn(known, month) : null;
        }

        if (to.YearOffset is { } offset)
        {
            return to.LastDayIn(first.Year + offset, month);
        }

        var end = to.LastDayIn(first.Year, month);
        return end < first ? to.LastDayIn(first.Year + 1, month) : end;
    }

    private static int? GivenYear(PartialDate date, DateReference reference) =>
        date.Year ?? (reference.Document?.Year ?? reference.Year) + date.YearOffset;

    private static int YearBefore(PartialDate from, int year, PartialDate to) => from.FirstMonth > to.LastMonth ? year - 1 : year;

    private static int? LikelyYear(PartialDate date, DateReference reference)
    {
        if (reference.Year is not null || reference.Document is not { } document)
        {
            return reference.Year;
        }

        return date.LastDayIn(document.Year, document.Month) is { } day && day < document.PlusMonths(-reference.MonthsBack)
            ? document.Year + 1
            : document.Year;
    }
}
