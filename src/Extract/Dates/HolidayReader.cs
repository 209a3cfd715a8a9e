namespace Gongwen.Extract;

/// <summary>Reads a holiday that stands for its day.</summary>
internal sealed class HolidayReader(DateWords words)
{
    /// <summary>A holiday: <c>春节</c>, <c>“五一”国际劳动节</c>.</summary>
    /// <param name="text">What begins with it.</param>
    /// <param name="stands">Whether a date must stand here; else the words behind must say that a day is meant: many a name holds 国庆.</param>
    /// <param name="point">Its day.</param>
    public int Read(ReadOnlySpan<char> text, bool stands, out PartialDate point)
    {
        var quote = At(text, 0) is '“' or '"' or '「' ? 1 : 0;
        var length = ReadName(text[quote..], quote > 0, out point);
        if (length == 0 || (quote > 0 && At(text, length + 1) is not ('”' or '"' or '」')))
        {
            return 0;
        }

        length += 2 * quote;
        length += DateWords.LengthOf(words.HolidayTails, text[length..]);
        return stands || IsDay(text[length..]) ? length : 0;
    }

    private int ReadName(ReadOnlySpan<char> text, bool quoted, out PartialDate point)
    {
        foreach (var (word, holiday) in (quoted ? words.QuotedHolidays : words.Holidays).BeginningLike(text))
        {
            if (text.StartsWith(word))
            {
                point = holiday;
                var tail = quoted ? DateWords.LengthOf(words.HolidayTails, text[word.Length..]) : 0;
                return word.Length + tail;
            }
        }

        point = default;
        return 0;
    }

    private bool IsDay(ReadOnlySpan<char> rest)
    {
        var before = DateWords.LengthOf(words.Before, rest);
        return (before > 0 && DateWords.LengthOf(words.NotBefore, rest[before..]) == 0)
            || DateWords.LengthOf(words.About, rest) > 0
            || DateWords.LengthOf(words.AboutHoliday, rest) > 0
            || At(rest, 0) is '至' or '到'
            || (DateWords.LengthOf(words.After, rest) > 0 && DateWords.LengthOf(words.NotAfter, rest) == 0);
    }

    private static char At(ReadOnlySpan<char> text, int position) => position < text.Length ? text[position] : '\0';
}
