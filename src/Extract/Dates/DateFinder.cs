using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Finds date expressions in running text.</summary>
internal sealed class DateFinder(DateWords words)
{
    private readonly DatePointReader _points = new(words);
    private readonly HolidayReader _holidays = new(words);
    private readonly DottedDates _dotted = new(words);

    /// <summary>The expressions inside <paramref name="within"/>, in order; none crosses a line end and no two overlap.</summary>
    public ImmutableArray<DateExpression> Find(string text, TextSpan within)
    {
        ImmutableArray<DateExpression>.Builder? found = null;
        var line = text.AsSpan(0, within.End);
        for (var position = within.Start; (position = words.NextOpening(line, position)) < within.End;)
        {
            if (CanStart(line, position, within.Start) && TryRead(line[position..], position, out var expression)
                && (!expression.Dotted || DottedDates.CanStandAt(line[within.Start..], position - within.Start)))
            {
                (found ??= ImmutableArray.CreateBuilder<DateExpression>()).Add(expression);
                position = expression.Span.End;
            }
            else
            {
                position++;
            }
        }

        return found?.ToImmutable() ?? [];
    }

    /// <summary>Reads the expression at the start of <paramref name="text"/>, which stands at <paramref name="offset"/>.</summary>
    public bool TryRead(ReadOnlySpan<char> text, int offset, [NotNullWhen(true)] out DateExpression? expression)
    {
        var length = ReadStart(text, out var from);
        var now = length == 0 ? DateWords.LengthOf(words.Now, text) : 0;
        if (length == 0 && now == 0)
        {
            var dotted = _dotted.Read(text, offset);
            expression = dotted;
            return dotted is not null;
        }

        length = Math.Max(length, now);
        DateExpression Between(int end, DateKind kind, PartialDate? to) =>
            new(new TextSpan(offset, end), kind, now > 0 ? null : from, to) { FromNow = now > 0 };

        var since = SkipWord(text, length, words.After, words.NotAfter);
        var middle = since + (since > length && At(text, since) is '，' or ',' ? 1 : 0);
        var end = ReadEnd(text, middle, from, out var to);
        expression = end > 0 ? Close(text, Between(SkipWord(text, end, words.Endings, []), DateKind.Range, to))
            : now > 0 || since > length ? Between(since, DateKind.Since, null)
            : Close(text, Between(length, DateKind.Point, from));
        return true;
    }

    // 前 turns a point into an open stretch; 前夕 says something else, and 前后 that the day is not meant strictly.
    private DateExpression Close(ReadOnlySpan<char> text, DateExpression expression)
    {
        var length = expression.Span.Length;
        var about = SkipWord(text, length, expression.To?.Holiday is null ? words.About : words.AboutHoliday, []);
        if (about > length)
        {
            return expression with { Span = expression.Span with { Length = about }, Approximate = true };
        }

        var end = SkipWord(text, length, words.Before, []);
        return end == length || DateWords.LengthOf(words.NotBefore, text[end..]) > 0
            ? expression
            : expression with
            {
                Span = expression.Span with { Length = end },
                Kind = DateKind.Until,
                From = expression.Kind == DateKind.Range ? expression.From : null,
                To = expression.To is { Holiday: not null } day ? day with { Shift = day.Shift - 1 } : expression.To,
            };
    }

    /// <summary>A date without year and 月, or 长期, that is all there is in the brackets of <paramref name="within"/>; null when it is none.</summary>
    public DateExpression? ReadWhole(string text, TextSpan within) => _dotted.ReadWhole(text, within);

    private int ReadStart(ReadOnlySpan<char> text, out PartialDate from)
    {
        var bare = ReadBareMonth(text, out from);
        if (bare > 0)
        {
            return bare;
        }

        var year = ReadBareYear(text, out from);
        return year > 0 ? year : _points.Read(text, out from);
    }

    // 2016年5—6月, 6至11月份: the first month leaves its 月 to the second.
    private int ReadBareMonth(ReadOnlySpan<char> text, out PartialDate from)
    {
        from = default;
        var start = _points.ReadYear(text, out var year, out var offset);
        start += DatePointReader.Spaces(text, start);
        var digits = Numerals.ReadSmall(text[start..], out var month);
        var connector = digits > 0 && month <= 12 ? DateConnector.Read(text[(start + digits)..]) : 0;
        var next = start + digits + connector;
        if (connector == 0 || _points.Read(text[next..], out var to) == 0 || to.HasYear || !to.IsWholeMonths || to.FirstMonth != to.LastMonth)
        {
            return 0;
        }

        from = PartialDate.Months(month, month) with { Year = year, YearOffset = offset };
        return start + digits;
    }

    // 2018-2020年: the first year leaves its 年 to the second.
    private int ReadBareYear(ReadOnlySpan<char> text, out PartialDate from)
    {
        from = default;
        var digits = Numerals.ReadYear(text, out var year);
        var connector = digits > 0 ? DateConnector.Read(text[digits..]) : 0;
        if (connector == 0 || _points.Read(text[(digits + connector)..], out var to) == 0 || to.Year is null || !to.IsWholeYear)
        {
            return 0;
        }

        from = PartialDate.Months(1, 12) with { Year = year };
        return digits;
    }

    private int ReadEnd(ReadOnlySpan<char> text, int position, PartialDate from, out PartialDate to)
    {
        to = default;
        var connector = position < text.Length ? DateConnector.Read(text[position..]) : 0;
        if (connector == 0)
        {
            return ReadNextDay(text, position, from, out to);
        }

        var start = position + connector;
        var rest = text[start..];
        var length = _points.Read(rest, out to);
        if (length == 0 && from.LastMonth > 0)
        {
            length = DatePointReader.ReadDay(rest, from.LastMonth, out to);
        }

        if (length == 0 && from.LastMonth > 0)
        {
            // 3月1日至月底, 6月上旬至中旬: the month is given once.
            var month = At(rest, 0) == '月' ? 1 : 0;
            length = _points.ReadPartOfMonth(rest[month..], from.LastMonth, out to) is > 0 and var part ? month + part : 0;
        }

        if (length == 0)
        {
            length = _holidays.Read(rest, stands: true, out to);
        }

        if (length == 0 && from.Year is not null)
        {
            length = DottedDates.ReadDay(rest, out to);
        }

        return length == 0 ? 0 : start + length;
    }

    // 10月15日、16日: two days in a row are a stretch of time.
    private static int ReadNextDay(ReadOnlySpan<char> text, int position, PartialDate from, out PartialDate to)
    {
        to = default;
        return At(text, position) == '、' && from is { IsWholeMonths: false, LastMonth: > 0 } && from.FirstDay == from.LastDay
            && DatePointReader.ReadDay(text[(position + 1)..], from.LastMonth, out to) is > 0 and var length && to.FirstDay == from.FirstDay + 1 && to.LastDay == to.FirstDay
                ? position + 1 + length
                : 0;
    }

    private static int SkipWord(ReadOnlySpan<char> text, int position, ImmutableArray<string> words, ImmutableArray<string> others)
    {
        var start = position + DatePointReader.Spaces(text, position);
        var rest = text[Math.Min(start, text.Length)..];
        return DateWords.LengthOf(words, rest) is > 0 and var length && DateWords.LengthOf(others, rest) == 0 ? start + length : position;
    }

    private bool CanStart(ReadOnlySpan<char> text, int position, int from)
    {
        var c = text[position];
        if (Numerals.IsArabic(c) || Numerals.IsChinese(c))
        {
            var before = position > from ? text[position - 1] : '\0';
            return !(Numerals.IsArabic(before) || Numerals.IsChinese(before) || char.IsAsciiLetter(before) || before is '第' or '〇' or '○')
                && (before is not ('.' or '．') || IsItemNumber(text[from..(position - 1)]) || _points.ReadYear(text[position..], out _, out _) > 0);
        }

        return words.Open(text[position..]);
    }

    // 5.8月16日 begins the fifth item; 1.5月 in a sentence is no month.
    private static bool IsItemNumber(ReadOnlySpan<char> before)
    {
        var digits = 0;
        while (digits < before.Length && digits < 3 && Numerals.IsArabic(before[^(digits + 1)]))
        {
            digits++;
        }

        return digits is 1 or 2 && (digits == before.Length || before[^(digits + 1)] is '。' or '；' or ';' or ' ' or '　' or '：');
    }

    private static char At(ReadOnlySpan<char> text, int position) => position < text.Length ? text[position] : '\0';
}
