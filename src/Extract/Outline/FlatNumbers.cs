namespace Gongwen.Extract;

/// <summary>Finds the outline numbers inside a flat text, where no line end sets them off.</summary>
/// <remarks>
/// What counts is the running sequence: 二、 is a number where 一、 came before it, （一） and 1. begin anew under each
/// higher number, or go on. A first number must follow a mark, a space or a higher number's heading, since 统一、 and 第一、 are none.
/// </remarks>
internal static class FlatNumbers
{
    private const int LongestNumber = 12;
    private const int LongestHeading = 20;
    private const int Styles = (int)NumberStyle.Letter + 1;

    /// <summary>Where the numbers of running sequences begin, in order.</summary>
    /// <param name="flat">The text.</param>
    /// <param name="starts">Where lines are known to begin.</param>
    public static List<int> Find(string flat, IReadOnlySet<int>? starts = null)
    {
        var found = new List<int>();
        Span<int> last = stackalloc int[Styles];
        Span<int> before = stackalloc int[Styles];
        last.Clear();
        before.Clear();
        var higher = (Position: -LongestHeading, Style: NumberStyle.Letter);
        for (var i = 0; i < flat.Length; i++)
        {
            if (NumberAt(flat, i) is not { } number)
            {
                continue;
            }

            var style = (int)number.Style;
            var continues = number.Value > 1 && (number.Value == last[style] + 1 || number.Value == before[style] + 1);
            if (i + number.Text.Length < flat.Length && flat[i + number.Text.Length] == '。' && !(continues && AfterMark(flat, i)))
            {
                continue; // 11。 is a number where 10. came before it
            }

            if (!continues && !(number.Value == 1 && (AfterMark(flat, i) || starts?.Contains(i) == true || number.Style == NumberStyle.ChineseBracketed || (i - higher.Position < LongestHeading && number.Style > higher.Style))))
            {
                continue;
            }

            found.Add(i);
            last[style] = before[style] = number.Value;
            last[(style + 1)..].Clear();
            i += number.Length - 1;
            higher = number.Style is NumberStyle.Chinese or NumberStyle.ChineseBracketed or NumberStyle.Arabic ? (i, number.Style) : higher;
        }

        return found;
    }

    private static OutlineNumber? NumberAt(string flat, int i)
    {
        var bracketed = flat[i] is '（' or '(';
        if ((!bracketed && !MayBegin(flat, i)) || OutlineNumberReader.Read(flat.AsSpan(i, Math.Min(LongestNumber, flat.Length - i))) is not { } number)
        {
            return null;
        }

        return number.Style switch
        {
            NumberStyle.Clause or NumberStyle.Letter or NumberStyle.Dotted => null,
            NumberStyle.ChineseBracketed or NumberStyle.Circled or NumberStyle.ArabicBracketed => number,
            _ => number.Length > number.Text.Length && flat[i + number.Text.Length] is not ('，' or ',' or ' ') ? number : null,
        };
    }

    // A digit or numeral in the middle of a figure, a date or an ordinal begins no number.
    private static bool MayBegin(string flat, int i)
    {
        var c = flat[i];
        return (c is '第' or (>= '0' and <= '9') or (>= '①' and <= '⑳') || "一二三四五六七八九十".Contains(c))
            && (i == 0 || !((char.IsAsciiLetterOrDigit(flat[i - 1]) && char.IsAsciiDigit(c)) || "、一二三四五六七八九十第．.-—～~至〔[(（".Contains(flat[i - 1]) || EndsDate(flat, i)));
    }

    // 2023年三、 is none, 青年三、 may be one.
    private static bool EndsDate(string flat, int i) =>
        flat[i - 1] is '年' or '月' && (i == 1 || char.IsAsciiDigit(flat[i - 2]) || "一二三四五六七八九十〇○每今".Contains(flat[i - 2]));

    private static bool AfterMark(string flat, int i) => i == 0 || "。；：！？.;:!?）)”\" \u3000\u00A0".Contains(flat[i - 1]);
}
