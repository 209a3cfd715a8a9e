using System.Globalization;
using NodaTime;

namespace Gongwen.Extract;

/// <summary>A holiday's own day, whatever days off go with it.</summary>
/// <param name="Calendar">By which calendar it returns.</param>
/// <param name="Month">1..12 of that calendar.</param>
/// <param name="Day">1..31 of that calendar.</param>
internal sealed record Holiday(HolidayCalendar Calendar, int Month, int Day)
{
    private static readonly ChineseLunisolarCalendar Lunar = new();

    /// <summary>Its day in <paramref name="year"/>; null outside of 1902 to 2099, for which alone the old calendar is known here.</summary>
    public LocalDate? In(int year) => year is < 1902 or > 2099 ? null : Calendar switch
    {
        HolidayCalendar.Solar => new LocalDate(year, Month, Day),
        HolidayCalendar.Lunar => InLunar(year),
        _ => new LocalDate(year, Month, Qingming(year)),
    };

    private LocalDate InLunar(int year)
    {
        // .NET counts a leap month as a month of its own: 13 in such a year.
        var leap = Lunar.GetLeapMonth(year);
        var month = leap > 0 && Month >= leap ? Month + 1 : Month;
        return LocalDate.FromDateTime(Lunar.ToDateTime(year, month, Day, 0, 0, 0, 0));
    }

    // The usual formula for the term 清明, right for every year of the 20th and 21st century.
    private static int Qingming(int year)
    {
        var ofCentury = year % 100;
        return (int)((ofCentury * 0.2422) + (year < 2000 ? 5.59 : 4.81)) - (year < 2000 ? (ofCentury - 1) / 4 : ofCentury / 4);
    }
}
