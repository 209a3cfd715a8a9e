using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Gongwen.Store;

/// <summary>Days as they are typed in a query: <c>2023</c>, <c>2023-05</c>, <c>2023-05-06</c>, or two of these with <c>..</c> between, one of which may be left out.</summary>
internal static partial class DateRange
{
    private const int LastYear = 9998; // of NodaTime's calendar, less one for its end

    /// <summary>The first and the last day meant; null where the range is open.</summary>
    /// <returns>Whether it is such a range, its beginning not after its end.</returns>
    public static bool TryParse(string text, out (LocalDate? From, LocalDate? To) range)
    {
        range = default;
        var ends = text.Split("..");
        if (ends.Length > 2 || ends.All(e => e.Length == 0))
        {
            return false;
        }

        var (first, last) = (Days(ends[0]), Days(ends[^1]));
        if ((ends[0].Length > 0 && first is null) || (ends[^1].Length > 0 && last is null) || first?.First > last?.Last)
        {
            return false;
        }

        range = (first?.First, last?.Last);
        return true;
    }

    private static (LocalDate First, LocalDate Last)? Days(string text)
    {
        var match = Date().Match(text);
        var (year, month, day) = (Part(match, "year"), Part(match, "month"), Part(match, "day"));
        if (year is not (>= 1 and <= LastYear) || month is < 1 or > 12)
        {
            return null;
        }

        if (month is null)
        {
            return (new LocalDate(year.Value, 1, 1), new LocalDate(year.Value, 12, 31));
        }

        var days = CalendarSystem.Iso.GetDaysInMonth(year.Value, month.Value);
        return day is null ? (new LocalDate(year.Value, month.Value, 1), new LocalDate(year.Value, month.Value, days))
            : day < 1 || day > days ? null
            : (new LocalDate(year.Value, month.Value, day.Value), new LocalDate(year.Value, month.Value, day.Value));
    }

    private static int? Part(Match match, string name) =>
        match.Groups[name] is { Success: true } group ? int.Parse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex("^(?<year>[0-9]{4})(?:[-/.年](?:(?<month>[0-9]{1,2})(?:[-/.月](?:(?<day>[0-9]{1,2})日?)?)?)?)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Date();
}
