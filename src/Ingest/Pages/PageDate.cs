using System.Globalization;
using System.Text.RegularExpressions;

namespace Gongwen.Ingest;

/// <summary>A date as publication bars write it: <c>2016-06-07</c>, <c>2017年09月20日 11:31</c>, <c>2020/8/28</c>, <c>15-04-28</c>.</summary>
internal static partial class PageDate
{
    /// <summary>The first date of <paramref name="text"/> in ISO form, and where it stands; null if there is none.</summary>
    public static (string Iso, TextSpan Span)? Find(string text) => All(text).Select(d => ((string, TextSpan)?)d).FirstOrDefault();

    /// <summary>The last date of <paramref name="text"/>.</summary>
    public static (string Iso, TextSpan Span)? Last(string text) => All(text).Select(d => ((string, TextSpan)?)d).LastOrDefault();

    private static IEnumerable<(string Iso, TextSpan Span)> All(string text)
    {
        for (var match = Pattern().Match(text); match.Success; match = match.NextMatch())
        {
            var (year, month, day) = (Number(match, "year"), Number(match, "month"), Number(match, "day"));
            year += year < 100 ? 2000 : 0;
            if (month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month))
            {
                var iso = string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");
                yield return (iso, new TextSpan(match.Index, match.Length));
            }
        }
    }

    /// <summary>Whether <paramref name="text"/> is a date, perhaps with a time of day, and nothing else.</summary>
    public static bool IsAlone(ReadOnlySpan<char> text) => Alone().IsMatch(text);

    // The digits may be full-width.
    private static int Number(Match match, string group)
    {
        var number = 0;
        foreach (var c in match.Groups[group].ValueSpan)
        {
            number = (number * 10) + CharUnicodeInfo.GetDecimalDigitValue(c);
        }

        return number;
    }

    [GeneratedRegex(@"(?<![\d-])(?<year>\d\d)-(?<month>\d\d)-(?<day>\d\d)(?![\d-])|(?<!\d)(?<year>(?:[1１][9９]|[2２][0０])\d\d)\s?(?:[-/.．－—]|年)\s?(?<month>\d{1,2})\s?(?:[-/.．－—]|月)\s?(?<day>\d{1,2})")]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^\W*(?:19|20)\d\d\s?(?:[-/.．]|年)\s?\d{1,2}\s?(?:[-/.．]|月)\s?\d{1,2}日?\s*(?:(?:星期.\s*)?\d{1,2}[:：]\d\d(?:[:：]\d\d)?)?\W*$")]
    private static partial Regex Alone();
}
