using NodaTime;

namespace Gongwen.Extract;

/// <summary>A day, a part of a month, a month, a part of a year or a year, as far as the words give it.</summary>
/// <param name="Year">The year; null when it is not given or only said by <paramref name="YearOffset"/>.</param>
/// <param name="YearOffset">今年 0, 明年 1: counted from the year of the document, or of the range's start.</param>
/// <param name="FirstMonth">1..12, or <see cref="MonthOfDocument"/>.</param>
/// <param name="LastMonth">As <paramref name="FirstMonth"/>.</param>
/// <param name="FirstDay">1..31, or <see cref="EndOfMonth"/>.</param>
/// <param name="LastDay">1..31, or <see cref="EndOfMonth"/>.</param>
internal readonly record struct PartialDate(int? Year, int? YearOffset, int FirstMonth, int LastMonth, int FirstDay, int LastDay)
{
    /// <summary>Stands for the last day of the month.</summary>
    public const int EndOfMonth = 99;

    /// <summary>Stands for the month of the document (本月).</summary>
    public const int MonthOfDocument = 0;

    /// <summary>The holiday that it is; its month and day are then only about right.</summary>
    public Holiday? Holiday { get; init; }

    /// <summary>Days from it to the day that is meant: -1 for the day before a holiday.</summary>
    public int Shift { get; init; }

    /// <summary>The season as EDTF numbers it (21 spring … 24 winter), which no calendar bounds; null when it is none.</summary>
    public int? Season { get; init; }

    /// <summary>Whether custom, not the calendar, sets its days (3月初, 年底).</summary>
    public bool Vague { get; init; }

    /// <summary>All of the months from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public static PartialDate Months(int first, int last) => new(null, null, first, last, 1, EndOfMonth);

    /// <summary>Part of one month.</summary>
    public static PartialDate Days(int month, int first, int last) => new(null, null, month, month, first, last);

    /// <summary>Whether the words give the year.</summary>
    public bool HasYear => Year is not null || YearOffset is not null;

    /// <summary>Whether it is a month as a whole or more.</summary>
    public bool IsWholeMonths => FirstDay == 1 && LastDay == EndOfMonth;

    /// <summary>Whether it is a year as a whole.</summary>
    public bool IsWholeYear => IsWholeMonths && FirstMonth == 1 && LastMonth == 12;

    /// <summary>Its first day in <paramref name="year"/>; null when the calendar has no such day.</summary>
    public LocalDate? FirstDayIn(int year, int? monthOfDocument) => Named(year) ?? DayIn(year, FirstMonth == MonthOfDocument ? monthOfDocument : FirstMonth, FirstDay);

    /// <summary>Its last day in <paramref name="year"/>; null when the calendar has no such day.</summary>
    public LocalDate? LastDayIn(int year, int? monthOfDocument) => Named(year) ?? DayIn(year, LastMonth == MonthOfDocument ? monthOfDocument : LastMonth, LastDay);

    private LocalDate? Named(int year) => Holiday?.In(year)?.PlusDays(Shift);

    private LocalDate? DayIn(int year, int? month, int day)
    {
        if (Season is not null || Holiday is not null || month is not { } given)
        {
            return null;
        }

        var days = CalendarSystem.Iso.GetDaysInMonth(year, given);
        return day == EndOfMonth ? new LocalDate(year, given, days) : day <= days ? new LocalDate(year, given, day) : null;
    }
}
