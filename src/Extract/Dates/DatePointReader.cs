using System.Text.RegularExpressions;

namespace Gongwen.Extract;

/// <summary>Reads one end of a date expression at the start of a span: a day, a month, a quarter, a year.</summary>
/// <remarks>Every method returns the number of UTF-16 code units read; 0 when there is no such thing.</remarks>
internal sealed partial class DatePointReader(DateWords words)
{
    private const int LongestTimeOfDay = 48;

    private readonly HolidayReader _holidays = new(words);

    /// <summary>Reads <c>2021年3月5日（星期五）17:00</c>, <c>3月中旬</c>, <c>今年年底</c>, <c>2021.3.5</c>, <c>第一季度</c> …</summary>
    public int Read(ReadOnlySpan<char> text, out PartialDate point)
    {
        var length = ReadDays(text, out point);
        return length == 0 || point.IsWholeMonths ? length : length + ReadTimeOfDay(text[length..]);
    }

    /// <summary>The day alone, as the end of a range in <paramref name="month"/>: <c>7日</c>.</summary>
    public static int ReadDay(ReadOnlySpan<char> text, int month, out PartialDate point)
    {
        var length = Numerals.ReadSmall(text, out var day);
        point = PartialDate.Days(month, day, day);
        length += length == 0 ? 0 : Numerals.Spaces(text[length..]);
        return length > 0 && day <= 31 && At(text, length) is '日' or '号'
            ? length + 1 + ReadTimeOfDay(text[(length + 1)..])
            : 0;
    }

    /// <summary>The year: <c>2021年</c>, <c>二〇二一年度</c>, <c>明年</c>.</summary>
    public int ReadYear(ReadOnlySpan<char> text, out int? year, out int? offset)
    {
        (year, offset) = (null, null);
        var length = Numerals.ReadYear(text, out var number);
        length += length == 0 ? 0 : Numerals.Spaces(text[length..]);
        if (length > 0 && At(text, length) == '年')
        {
            year = number;
            return length + (At(text, length + 1) == '度' ? 2 : 1);
        }

        foreach (var (word, relative) in words.RelativeYears.BeginningLike(text))
        {
            if (text.StartsWith(word))
            {
                offset = relative;
                return At(text, word.Length) == '度' ? word.Length + 1 : word.Length;
            }
        }

        return 0;
    }

    /// <summary>White space that may stand inside a date.</summary>
    public static int Spaces(ReadOnlySpan<char> text, int position) => position < text.Length ? Numerals.Spaces(text[position..]) : 0;

    private int ReadDays(ReadOnlySpan<char> text, out PartialDate point)
    {
        var yearLength = ReadYear(text, out var year, out var offset);
        if (yearLength == 0 && FullDate.TryRead(text, out var full, out var fullLength) && full.Day is { } fullDay)
        {
            point = PartialDate.Days(full.Month, fullDay, fullDay) with { Year = full.Year };
            return fullLength;
        }

        var start = yearLength + Spaces(text, yearLength);
        var rest = text[start..];
        var length = ReadMonth(rest, out point);
        if (length == 0)
        {
            length = ReadPartOfYear(rest, afterYear: yearLength > 0, out point);
        }

        if (length == 0)
        {
            length = _holidays.Read(rest, stands: false, out var holiday);
            point = length > 0 ? holiday : point;
        }

        if (length == 0 && yearLength > 0)
        {
            (point, start) = (PartialDate.Months(1, 12), yearLength);
        }

        point = point with { Year = year, YearOffset = offset };
        return length == 0 && yearLength == 0 ? 0 : start + length;
    }

    private int ReadMonth(ReadOnlySpan<char> text, out PartialDate point)
    {
        point = default;
        var length = text.StartsWith("本月") ? 1 : Numerals.ReadSmall(text, out var number) is > 0 and var digits && number <= 12 ? digits : 0;
        if (length == 0)
        {
            return 0;
        }

        var month = text.StartsWith("本月") ? PartialDate.MonthOfDocument : Number(text);
        length += Spaces(text, length);
        if (At(text, length) != '月')
        {
            return 0;
        }

        length += At(text, length + 1) == '份' ? 2 : 1;
        point = PartialDate.Months(month, month);
        return length + ReadInsideMonth(text[length..], ref point);
    }

    private int ReadInsideMonth(ReadOnlySpan<char> text, ref PartialDate point)
    {
        var month = point.FirstMonth;
        var spaces = Numerals.Spaces(text);
        if (ReadPartOfMonth(text[spaces..], month, out var part) is > 0 and var partLength)
        {
            point = part;
            return spaces + partLength;
        }

        var length = Numerals.ReadSmall(text[spaces..], out var day);
        if (length == 0 || day > 31)
        {
            return 0;
        }

        length += spaces;
        var mark = length + Spaces(text, length);
        var marked = At(text, mark) is '日' or '号';
        if (!marked && !CanMissItsMark(text, length))
        {
            return 0;
        }

        point = PartialDate.Days(month, day, day);
        return marked ? mark + 1 : length;
    }

    /// <summary>A part of <paramref name="month"/>: <c>上旬</c>, <c>底</c>.</summary>
    public int ReadPartOfMonth(ReadOnlySpan<char> text, int month, out PartialDate point)
    {
        foreach (var (word, part) in words.PartsOfMonth)
        {
            if (text.StartsWith(word) && !IsWordWith(word, text[word.Length..]))
            {
                point = part with { FirstMonth = month, LastMonth = month };
                return word.Length;
            }
        }

        point = default;
        return 0;
    }

    // 3月15-20日, 2021年1月29）: the 日 is left out; but 3月5个, 3月5.2%, 3月一是 are no days.
    private static bool CanMissItsMark(ReadOnlySpan<char> text, int length) =>
        Numerals.IsArabic(text[length - 1])
        && At(text, length) is '\0' or '\n' or ' ' or '　' or '-' or '—' or '–' or '－' or '~' or '～' or '至' or '到' or '前' or ')' or '）' or '，' or ',' or '。' or '；' or ';';

    private int ReadPartOfYear(ReadOnlySpan<char> text, bool afterYear, out PartialDate point)
    {
        foreach (var (word, part) in (afterYear ? words.PartsAfterYear : words.PartsOfYear).BeginningLike(text))
        {
            if (text.StartsWith(word))
            {
                point = part;
                return word.Length;
            }
        }

        var year = At(text, 0) == '年' ? 1 : 0;
        if ((year == 1 || afterYear) && ReadEdgeOfYear(text[year..], out point) is > 0 and var edge)
        {
            return year + edge;
        }

        return ReadQuarter(text, out point);
    }

    private int ReadEdgeOfYear(ReadOnlySpan<char> text, out PartialDate point)
    {
        var end = DateWords.LengthOf(words.YearEnds, text);
        var start = DateWords.LengthOf(words.YearStarts, text);
        point = (end > 0 ? PartialDate.Days(12, 31, 31) : PartialDate.Months(1, 1)) with { Vague = true };
        return end > 0 ? end : start > 0 && !IsWordWith(text[..start], text[start..]) ? start : 0;
    }

    private static int ReadQuarter(ReadOnlySpan<char> text, out PartialDate point)
    {
        point = default;
        var start = At(text, 0) == '第' ? 1 : 0;
        var digits = Numerals.ReadSmall(text[start..], out var quarter);
        if (digits == 0 || quarter > 4 || !text[(start + digits)..].StartsWith("季度"))
        {
            return 0;
        }

        var end = start + digits + 2;
        var last = At(text, end) is '底' or '末';
        point = last ? PartialDate.Days(3 * quarter, PartialDate.EndOfMonth, PartialDate.EndOfMonth) : PartialDate.Months((3 * quarter) - 2, 3 * quarter);
        return last ? end + 1 : end;
    }

    private static int ReadTimeOfDay(ReadOnlySpan<char> text)
    {
        foreach (var match in TimeOfDay().EnumerateMatches(text[..Math.Min(text.Length, LongestTimeOfDay)]))
        {
            return match.Length;
        }

        return 0;
    }

    private static int Number(ReadOnlySpan<char> text) => Numerals.ReadSmall(text, out var number) > 0 ? number : 0;

    // 6月初步, 2020年初中 say nothing of the month's or the year's beginning.
    private bool IsWordWith(ReadOnlySpan<char> word, ReadOnlySpan<char> rest) =>
        DateWords.LengthOf(words.YearStarts, word) > 0 && DateWords.LengthOf(words.NotStart, rest) > 0;

    private static char At(ReadOnlySpan<char> text, int position) => position < text.Length ? text[position] : '\0';

    [GeneratedRegex(@"^(?:[ 　]{0,4}[（(]?[ 　]?(?:星期|周|礼拜)[一二三四五六日天][ 　]?[）)]?)?(?:[ 　]{0,4}[（(]含[^）)\n]{0,6}[）)])?(?:[ 　]{0,4}(?:上午|下午|中午|晚上|晚|早上|早|凌晨|傍晚|夜间))?(?:[ 　]{0,4}[0-9０-９]{1,2}[ 　]?[:：][ 　]?[0-9０-９]{2}(?:[:：][0-9０-９]{2})?[ 　]?(?:时|分)?|[ 　]{0,4}[0-9０-９]{1,2}[ 　]?[时点](?:[0-9０-９]{1,2}分|整|半)?)?(?:[ 　]{0,2}(?:下班|放学|上班))?")]
    private static partial Regex TimeOfDay();
}
