using NodaTime;

namespace Gongwen.Extract;

/// <summary>Reads a date that gives its year (GB/T 9704-2012, 7.3.5.4), in every form that notices use.</summary>
internal static class FullDate
{
    /// <summary>Reads the date at the start of <paramref name="text"/>: <c>2023年2月17日</c>, <c>二〇二一年三月</c>, <c>2021-10-19</c>.</summary>
    /// <param name="text">White space at its start belongs to no date.</param>
    /// <param name="date">Its day is null when only year and month are given, which only the 年月 form may do.</param>
    /// <param name="length">UTF-16 code units read; 0 when there is no date or the calendar has no such day.</param>
    public static bool TryRead(ReadOnlySpan<char> text, out NoticeDate date, out int length)
    {
        date = default;
        length = 0;
        var position = Numerals.ReadYear(text, out var year);
        if (position == 0)
        {
            return false;
        }

        position += Numerals.Spaces(text[position..]);
        var mark = At(text, position);
        return IsSeparator(mark)
            ? TryReadSeparated(text, (year, position, mark), out date, out length)
            : mark == '年' && TryReadMonth(text, (year, position + 1), out date, out length);
    }

    private static bool TryReadMonth(ReadOnlySpan<char> text, (int Year, int Position) from, out NoticeDate date, out int length)
    {
        date = default;
        length = 0;
        var position = ReadNumber(text, from.Position, out var month);
        if (position == from.Position || At(text, position) != '月' || month > 12)
        {
            return false;
        }

        position++;
        var afterDay = ReadNumber(text, position, out var day);
        if (afterDay == position || !EndsDay(text, afterDay, out var end))
        {
            (date, length) = (new NoticeDate(from.Year, month, null), position + BlankDay(text[position..]));
            return true;
        }

        return Accept((from.Year, month, day), end, out date, out length);
    }

    private static bool TryReadSeparated(ReadOnlySpan<char> text, (int Year, int Position, char Mark) from, out NoticeDate date, out int length)
    {
        date = default;
        length = 0;
        var position = ReadArabic(text, from.Position + 1, out var month);
        if (position < 0 || At(text, position) != from.Mark)
        {
            return false;
        }

        position = ReadArabic(text, position + 1, out var day);
        var goesOn = position >= 0 && At(text, position) == from.Mark && Numerals.IsArabic(At(text, position + 1));
        return position >= 0 && !goesOn && from.Year is >= 1900 and <= 2100 && Accept((from.Year, month, day), position, out date, out length);
    }

    private static bool Accept((int Year, int Month, int Day) parts, int end, out NoticeDate date, out int length)
    {
        var valid = parts.Month is >= 1 and <= 12
            && parts.Day >= 1 && parts.Day <= CalendarSystem.Iso.GetDaysInMonth(parts.Year, parts.Month);
        (date, length) = valid ? (new NoticeDate(parts.Year, parts.Month, parts.Day), end) : (default, 0);
        return valid;
    }

    // 2023年5月　日: a day that was to be filled in by hand.
    private static int BlankDay(ReadOnlySpan<char> text) => Numerals.Spaces(text) is > 0 and var spaces && At(text, spaces) == '日' ? spaces + 1 : 0;

    // The 日 is sometimes forgotten; a digit followed by anything else counts something (3月5人).
    private static bool EndsDay(ReadOnlySpan<char> text, int position, out int end)
    {
        var mark = At(text, position);
        end = mark is '日' or '号' ? position + 1 : position;
        return mark is '日' or '号' or '\0' || char.IsWhiteSpace(mark) || (char.IsPunctuation(mark) && mark is not '%' and not '.' and not '．');
    }

    // Returns the position after the number and the spaces around it; the position given when there is no number.
    private static int ReadNumber(ReadOnlySpan<char> text, int position, out int number)
    {
        var start = position + Numerals.Spaces(text[position..]);
        var read = Numerals.ReadSmall(text[start..], out number);
        return read == 0 ? position : start + read + SpacesBeforeMark(text[(start + read)..]);
    }

    private static int SpacesBeforeMark(ReadOnlySpan<char> text)
    {
        var spaces = Numerals.Spaces(text);
        return At(text, spaces) is '月' or '日' or '号' ? spaces : 0;
    }

    private static int ReadArabic(ReadOnlySpan<char> text, int position, out int number)
    {
        number = 0;
        position = Math.Min(position, text.Length);
        position += Numerals.Spaces(text[position..]);
        var read = position < text.Length && Numerals.IsArabic(text[position]) ? Numerals.ReadSmall(text[position..], out number) : 0;
        return read == 0 ? -1 : position + read;
    }

    private static bool IsSeparator(char c) => c is '-' or '/' or '.' or '．' or '－' or '／' or '‐' or '–';

    private static char At(ReadOnlySpan<char> text, int position) => position < text.Length ? text[position] : '\0';
}
