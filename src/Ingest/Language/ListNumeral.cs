using System.Globalization;
using System.Text;

namespace Gongwen.Ingest;

/// <summary>Writes the numbers of lists as Word does (ECMA-376, part 1, 17.18.59 ST_NumberFormat).</summary>
internal static class ListNumeral
{
    private const string Digits = "〇一二三四五六七八九";
    private const string LegalDigits = "零壹贰叁肆伍陆柒捌玖";
    private const string Stems = "甲乙丙丁戊己庚辛壬癸";
    private const string Branches = "子丑寅卯辰巳午未申酉戌亥";

    /// <param name="number">At least 0.</param>
    /// <param name="format">A value of <c>w:numFmt</c>; one that is not known is written as decimal.</param>
    public static string Write(int number, string? format) => format switch
    {
        "none" or "bullet" => "",
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        "chineseCounting" or "taiwaneseCounting" or "chineseCountingThousand" or "taiwaneseCountingThousand" or "japaneseCounting" or "koreanCounting" =>
            Counting(number, leadingOne: format != "japaneseCounting"),
        "ideographDigital" or "taiwaneseDigital" or "japaneseDigitalTenThousand" or "koreanDigital" or "koreanDigital2" => Positional(number, Digits),
        "chineseLegalSimplified" or "ideographLegalTraditional" or "japaneseLegal" => Legal(number),
        "ideographTraditional" => From(Stems, number),
        "ideographZodiac" => From(Branches, number),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" => Circled(number),
        "ideographEnclosedCircle" => number is >= 1 and <= 10 ? ((char)('㊀' + number - 1)).ToString() : Decimal(number),
        "decimalEnclosedParen" => number is >= 1 and <= 20 ? ((char)('⑴' + number - 1)).ToString() : $"({Decimal(number)})",
        "decimalEnclosedFullstop" => number is >= 1 and <= 20 ? ((char)('⒈' + number - 1)).ToString() : $"{Decimal(number)}.",
        "decimalFullWidth" or "decimalFullWidth2" => Positional(number, "０１２３４５６７８９"),
        "upperLetter" => Letters(number, 'A'),
        "lowerLetter" => Letters(number, 'a'),
        "upperRoman" => Roman(number),
        "lowerRoman" => Roman(number).ToLowerInvariant(),
        _ => Decimal(number),
    };

    private static string Decimal(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Positional(int number, string digits) => string.Concat(Decimal(number).Select(d => digits[d - '0']));

    private static string From(string symbols, int number) => number >= 1 && number <= symbols.Length ? symbols[number - 1].ToString() : Decimal(number);

    private static string Circled(int number) => number switch
    {
        >= 1 and <= 20 => ((char)('①' + number - 1)).ToString(),
        >= 21 and <= 35 => ((char)('㉑' + number - 21)).ToString(),
        >= 36 and <= 50 => ((char)('㊱' + number - 36)).ToString(),
        _ => Decimal(number),
    };

    // 十, 十一, 二十, 一百零三; Japanese counts 百三.
    private static string Counting(int number, bool leadingOne)
    {
        if (number is <= 0 or >= 10_000)
        {
            return Positional(Math.Max(0, number), Digits);
        }

        var text = new StringBuilder();
        var gap = false;
        foreach (var (unit, name) in ((int, string)[])[(1000, "千"), (100, "百"), (10, "十"), (1, "")])
        {
            var digit = number / unit % 10;
            if (digit == 0)
            {
                gap = text.Length > 0;
                continue;
            }

            text.Append(gap && leadingOne ? "零" : "");
            text.Append(digit == 1 && name.Length > 0 && (!leadingOne || (unit == 10 && text.Length == 0)) ? "" : Digits[digit]).Append(name);
            gap = false;
        }

        return text.ToString();
    }

    private static string Legal(int number) => number is <= 0 or >= 10_000
        ? Positional(Math.Max(0, number), LegalDigits)
        : string.Concat((number >= 10 && number < 20 ? "一" + Counting(number, leadingOne: true) : Counting(number, leadingOne: true)).Select(c => c switch
        {
            '十' => '拾',
            '百' => '佰',
            '千' => '仟',
            _ => Digits.IndexOf(c, StringComparison.Ordinal) is >= 0 and var digit ? LegalDigits[digit] : c,
        }));

    // A … Z, AA, BB …: Word repeats the letter.
    private static string Letters(int number, char first) =>
        number is < 1 or > 26 * 30 ? Decimal(number) : new string((char)(first + ((number - 1) % 26)), ((number - 1) / 26) + 1);

    private static string Roman(int number)
    {
        if (number is < 1 or > 3999)
        {
            return Decimal(number);
        }

        var text = new StringBuilder();
        foreach (var (value, letters) in ((int, string)[])[(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")])
        {
            for (; number >= value; number -= value)
            {
                text.Append(letters);
            }
        }

        return text.ToString();
    }
}
