using System.Globalization;
using System.Text.RegularExpressions;

namespace Gongwen.Ingest;

/// <summary>A date as pages and their heads state it, in any of the forms that content systems write.</summary>
/// <param name="Iso">In ISO form; null for one that no calendar has, or that no page can have been published on.</param>
/// <param name="Span">Where it stands in the text.</param>
internal readonly partial record struct StatedDate(string? Iso, TextSpan Span)
{
    // The People's Republic's documents; and no page is published so late.
    private const int FirstYear = 1949;
    private const int LastYear = 2099;

    // China has had one time zone since 1949.
    private static readonly TimeSpan BeijingTime = TimeSpan.FromHours(8);

    /// <summary>The first date of <paramref name="text"/>, the local one as it is written; null if it states none.</summary>
    public static StatedDate? Read(string text) =>
        PageDate.Find(text) is { } usual ? new StatedDate(Checked(usual.Iso), usual.Span)
        : ByNumbers(Digits().Match(text)) ?? ByNumbers(Compact().Match(text)) ?? ByNumerals(Numerals().Match(text))
            ?? ByEnglish(MonthFirst().Match(text)) ?? ByEnglish(DayFirst().Match(text)) ?? ByClock(text) ?? ByNumbers(American().Match(text));

    private static StatedDate? ByNumbers(Match match) =>
        match.Success ? Of(match, Number(match, "year"), Number(match, "month"), Number(match, "day")) : null;

    // 二〇二三年三月五日
    private static StatedDate? ByNumerals(Match match)
    {
        if (!match.Success)
        {
            return null;
        }

        var year = 0;
        foreach (var c in match.Groups["year"].ValueSpan)
        {
            year = (year * 10) + ChineseNumeral.Digit(c);
        }

        return Of(match, year, ChineseNumeral.Read(match.Groups["month"].ValueSpan), ChineseNumeral.Read(match.Groups["day"].ValueSpan));
    }

    private static StatedDate? ByEnglish(Match match)
    {
        const string names = "janfebmaraprmayjunjulaugsepoctnovdec";
        return match.Success
            ? Of(match, Number(match, "year"), (names.IndexOf(match.Groups["month"].Value, StringComparison.OrdinalIgnoreCase) / 3) + 1, Number(match, "day"))
            : null;
    }

    // Seconds or milliseconds since 1970.
    private static StatedDate? ByClock(string text)
    {
        if (!Clock().IsMatch(text))
        {
            return null;
        }

        var digits = text.AsSpan().Trim();
        var seconds = long.Parse(digits[..10], CultureInfo.InvariantCulture);
        var day = DateTimeOffset.FromUnixTimeSeconds(seconds).ToOffset(BeijingTime);
        return new StatedDate(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), new TextSpan(0, text.Length));
    }

    private static StatedDate Of(Match match, int year, int month, int day)
    {
        var exists = year is > 0 and < 10000 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        var iso = exists ? string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}") : null;
        return new StatedDate(Checked(iso), new TextSpan(match.Index, match.Length));
    }

    private static string? Checked(string? iso) =>
        iso is not null && int.Parse(iso.AsSpan(0, 4), CultureInfo.InvariantCulture) is >= FirstYear and <= LastYear ? iso : null;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    // What PageDate did not take for a date: no such day, or a year of no page.
    [GeneratedRegex("(?<year>[0-9]{4}) ?[-/.年] ?(?<month>[0-9]{1,2}) ?[-/.月] ?(?<day>[0-9]{1,2})")]
    private static partial Regex Digits();

    [GeneratedRegex("^[^0-9]*(?<year>(?:19|20)[0-9]{2})(?<month>[0-9]{2})(?<day>[0-9]{2})(?:[ T]?[0-9]{2}:?[0-9]{2}(?::?[0-9]{2})?)?[^0-9]*$")]
    private static partial Regex Compact();

    [GeneratedRegex("(?<year>[一二][〇○零ＯO一二三四五六七八九]{3})年(?<month>十[一二]?|[一二三四五六七八九])月(?<day>[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日?")]
    private static partial Regex Numerals();

    // March 5, 2023; Sun Mar 05 10:20:00 CST 2023
    [GeneratedRegex(@"(?i)\b(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? {1,2}(?<day>[0-9]{1,2})(?:st|nd|rd|th)?,? (?:[0-9:]{4,8} (?:[A-Z+0-9:]{1,9} )?)?(?<year>[0-9]{4})\b")]
    private static partial Regex MonthFirst();

    // 5 March 2023; Sun, 05 Mar 2023 02:20:00 GMT
    [GeneratedRegex(@"(?i)\b(?<day>[0-9]{1,2})[ -](?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,?[ -](?<year>[0-9]{4})\b")]
    private static partial Regex DayFirst();

    // 3/5/2023 10:20:00 AM: only with AM or PM is the month known to come first.
    [GeneratedRegex("(?i)^(?<month>[0-9]{1,2})/(?<day>[0-9]{1,2})/(?<year>[0-9]{4}) [0-9:]{4,8} [ap]m$")]
    private static partial Regex American();

    [GeneratedRegex(@"^\s*1[0-9]{9}(?:[0-9]{3})?\s*$")]
    private static partial Regex Clock();
}
