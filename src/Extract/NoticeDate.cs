using System.Globalization;
using NodaTime;

namespace Gongwen.Extract;

/// <summary>A date as a notice gives it: to the day, or only to the month (EDTF level 0).</summary>
public readonly record struct NoticeDate(int Year, int Month, int? Day)
{
    /// <summary>That day, or the first of that month.</summary>
    public LocalDate FirstDay => new(Year, Month, Day ?? 1);

    /// <summary>ISO 8601: <c>2015-06-17</c> or <c>2021-03</c>.</summary>
    public override string ToString() => Day is { } day
        ? string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month:D2}-{day:D2}")
        : string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month:D2}");
}
