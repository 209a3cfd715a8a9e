using System.Globalization;
using NodaTime;

namespace Gongwen.Extract;

/// <summary>Writes what a date expression says, no finer than it says it, in EDTF (ISO 8601-2:2019, level 2).</summary>
internal static class Edtf
{
    private const int FirstQuarter = 33;
    private const int FirstHalf = 40;

    /// <summary>
    /// A day <c>2023-03-05</c>, month <c>2023-03</c>, quarter <c>2023-33</c>, half <c>2023-40</c>, season <c>2023-21</c>,
    /// stretch <c>2023-03/2023-05</c>, open end <c>2023-03-01/..</c>, unknown start <c>/2023-03-31</c>; with <c>~</c> what is not meant strictly.
    /// </summary>
    /// <param name="expression">The words.</param>
    /// <param name="start">Its first day, as <see cref="DateResolver"/> gives it.</param>
    /// <param name="end">Its last day.</param>
    /// <param name="reference">From what its year was taken.</param>
    /// <returns>Null when its year is not known.</returns>
    public static string? Write(DateExpression expression, LocalDate? start, LocalDate? end, DateReference reference)
    {
        if (expression is { Kind: DateKind.Since, From: null, FromNow: false })
        {
            return "../..";
        }

        if (start is null && end is null)
        {
            return expression is { Kind: DateKind.Point, From: { } point } && YearOf(point, reference) is { } year ? OfUndated(point, year) : null;
        }

        var about = expression.Approximate ? "~" : "";

        // 即日起至3月10日 in a notice that bears no date ends, but begins on no known day.
        if (start is not { } first)
        {
            return $"/{Last(expression.To, end!.Value)}{about}";
        }

        if (expression.Kind == DateKind.Since || end is not { } last)
        {
            return $"{First(expression.From, first)}/..";
        }

        return expression is { Kind: DateKind.Point, From: { } day }
            ? Point(day, first, last, about)
            : $"{First(expression.From, first)}/{Last(expression.To, last)}{about}";
    }

    private static string Point(PartialDate point, LocalDate start, LocalDate end, string about)
    {
        if (start == end)
        {
            return Day(start) + (point.Vague ? "~" : about);
        }

        if (!point.IsWholeMonths)
        {
            return $"{Day(start)}/{Day(end)}{(point.Vague ? "~" : about)}";
        }

        var months = end.Month - start.Month + 1;
        return months switch
        {
            1 => Month(start) + (point.Vague ? "~" : about),
            12 => Year(start.Year) + about,
            3 when start.Month % 3 == 1 => Numbered(start.Year, FirstQuarter + (start.Month / 3)) + about,
            6 when start.Month is 1 or 7 => Numbered(start.Year, FirstHalf + (start.Month / 7)) + about,
            _ => $"{Month(start)}/{Month(end)}{about}",
        };
    }

    private static string First(PartialDate? from, LocalDate start) =>
        from is { IsWholeMonths: true } months ? (months.IsWholeYear ? Year(start.Year) : Month(start)) : Day(start);

    private static string Last(PartialDate? to, LocalDate end) =>
        to is { IsWholeMonths: true } months ? (months.IsWholeYear ? Year(end.Year) : Month(end)) : Day(end);

    // A season, or the days off around a holiday.
    private static string? OfUndated(PartialDate point, int year) =>
        point.Season is { } season ? Numbered(year, season)
        : point.Holiday?.In(year) is { } day ? Day(day) + "~"
        : null;

    private static int? YearOf(PartialDate point, DateReference reference) =>
        point.Year ?? (point.YearOffset is { } offset ? (reference.Document?.Year ?? reference.Year) + offset : reference.Year ?? reference.Document?.Year);

    private static string Day(LocalDate day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year:D4}-{day.Month:D2}-{day.Day:D2}");

    private static string Month(LocalDate day) => Numbered(day.Year, day.Month);

    private static string Numbered(int year, int part) => string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{part:D2}");

    private static string Year(int year) => year.ToString("D4", CultureInfo.InvariantCulture);
}
