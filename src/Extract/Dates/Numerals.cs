namespace Gongwen.Extract;

/// <summary>Reads the numbers of dates at the start of a span: Arabic (full-width too) and Chinese, with the look-alikes of 〇.</summary>
/// <remarks>Every method returns the number of UTF-16 code units read; 0 when there is no such number.</remarks>
internal static class Numerals
{
    /// <summary>The digits that a number may begin with.</summary>
    public const string Digits = "0123456789０１２３４５６７８９一二三四五六七八九十";

    private const int MostSpaces = 8;

    /// <summary>A year of four digits, each Arabic or each Chinese; spaces may stand between them.</summary>
    public static int ReadYear(ReadOnlySpan<char> text, out int year)
    {
        year = 0;
        var (position, digits, arabic) = (0, 0, 0);
        while (position < text.Length && digits < 4 && Digit(text[position]) is >= 0 and var digit)
        {
            year = (year * 10) + digit;
            digits++;
            arabic += IsArabic(text[position]) ? 1 : 0;
            position++;
            if (digits < 4)
            {
                position += Spaces(text[position..]);
            }
        }

        // 0 may stand for 〇 among Chinese digits (二0一五); any other mixture is no year.
        return digits == 4 && year is >= 1000 and <= 2999 && (arabic is 0 or 4 || IsZeroAmongChinese(text[..position])) ? position : 0;
    }

    /// <summary>A number from 1 to 99 of one or two Arabic digits, or in Chinese (三, 十二, 二十八, 廿八).</summary>
    public static int ReadSmall(ReadOnlySpan<char> text, out int number)
    {
        var length = ReadArabic(text, out number);
        return length > 0 ? length : ReadChinese(text, out number);
    }

    /// <summary>The white space at the start of <paramref name="text"/>, line ends excluded; a long run is no part of a date.</summary>
    public static int Spaces(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < Math.Min(text.Length, MostSpaces) && text[length] is not '\n' and not '\r' && char.IsWhiteSpace(text[length]))
        {
            length++;
        }

        return length;
    }

    /// <summary>Whether <paramref name="c"/> is an Arabic digit, full-width ones included.</summary>
    public static bool IsArabic(char c) => char.IsAsciiDigit(c) || c is >= '０' and <= '９';

    /// <summary>Whether <paramref name="c"/> is a Chinese digit from 一 to 十.</summary>
    public static bool IsChinese(char c) => c == '十' || Units(c) > 0;

    private static int ReadArabic(ReadOnlySpan<char> text, out int number)
    {
        var length = 0;
        number = 0;
        while (length < text.Length && length < 3 && IsArabic(text[length]))
        {
            number = (number * 10) + Digit(text[length]);
            length++;
        }

        return length is 1 or 2 && number > 0 ? length : 0;
    }

    private static int ReadChinese(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        var length = 0;
        if (length < text.Length && Units(text[length]) is > 0 and var first)
        {
            number = first;
            length++;
        }

        if (length < text.Length && Tens(text[length], number) is > 0 and var tens)
        {
            number = tens;
            length++;
            if (length < text.Length && Units(text[length]) is > 0 and var units)
            {
                number += units;
                length++;
            }
        }

        return length;
    }

    private static int Tens(char c, int before) => c switch
    {
        '十' => Math.Max(before, 1) * 10,
        '廿' when before == 0 => 20,
        '卅' when before == 0 => 30,
        _ => 0,
    };

    private static int Units(char c) => c switch
    {
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => 0,
    };

    private static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= '０' and <= '９' => c - '０',
        '〇' or '○' or '零' or 'O' or 'o' or 'Ｏ' or 'ｏ' or '◯' or 'О' => 0,
        '两' => 2,
        _ => Units(c) is > 0 and var unit ? unit : -1,
    };

    private static bool IsZeroAmongChinese(ReadOnlySpan<char> year)
    {
        foreach (var c in year)
        {
            if (IsArabic(c) && Digit(c) != 0)
            {
                return false;
            }
        }

        return true;
    }
}
