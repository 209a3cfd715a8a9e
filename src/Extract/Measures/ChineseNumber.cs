using System.Globalization;
using System.Text;

namespace Gongwen.Extract;

/// <summary>Numbers as notices write them: 1,200.5, １２, 三十六, 两百, 半.</summary>
internal static class ChineseNumber
{
    /// <summary>The value of <paramref name="number"/>; null when it is none.</summary>
    public static decimal? Read(string number) => number switch
    {
        "" => null,
        "半" or "一半" => 0.5m,
        _ when Numerals.IsArabic(number[0]) => Arabic(number),
        _ => Chinese(number),
    };

    private static decimal? Arabic(string number)
    {
        var plain = number.Normalize(NormalizationForm.FormKC).Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    // 一百二十 by its places, 二〇 digit by digit.
    private static decimal? Chinese(string number)
    {
        var (total, digit, digits, hasPlace) = (0m, -1m, 0m, false);
        foreach (var c in number)
        {
            var place = c switch { '十' => 10m, '百' => 100m, '千' => 1_000m, _ => 0m };
            if (place > 0)
            {
                total += place * (digit < 0 ? 1 : digit);
                (digit, hasPlace) = (-1, true);
            }
            else if ("零〇一二三四五六七八九".IndexOf(c == '两' ? '二' : c, StringComparison.Ordinal) is >= 0 and var index)
            {
                digit = Math.Max(0, index - 1);
                digits = (digits * 10) + digit;
            }
            else
            {
                return null;
            }
        }

        return hasPlace ? total + Math.Max(0, digit) : digits;
    }
}
