using System.Buffers;

namespace Gongwen.Extract;

/// <summary>Reads the number at the start of a line.</summary>
internal static class OutlineNumberReader
{
    private const string ChineseDigits = "一二三四五六七八九十";
    private const string CircledDigits = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
    private const int LargestNumber = 199;
    private const int FirstYear = 1949;
    private const int LastYear = 2099;

    private static readonly SearchValues<char> Bullets = SearchValues.Create("►▶●■◆★▲◇□");
    private static readonly SearchValues<char> OpenBrackets = SearchValues.Create("(（〔[［【");
    private static readonly SearchValues<char> CloseBrackets = SearchValues.Create(")）〕]］】");
    private static readonly SearchValues<char> ChineseMarks = SearchValues.Create("、.．,，:：");
    private static readonly SearchValues<char> ArabicMarks = SearchValues.Create("、.．,，。");
    private static readonly SearchValues<char> Space = SearchValues.Create(" \u00A0\u3000\t\u2002\u2003");

    /// <summary>The number that <paramref name="line"/> begins with; null when it begins with none.</summary>
    public static OutlineNumber? Read(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty)
        {
            return null;
        }

        if (OpenBrackets.Contains(line[0]))
        {
            return Bracketed(line);
        }

        return line[0] switch
        {
            '第' => Ordinal(line),
            '—' or '－' or '–' when line.Length > 1 && line[1] == '、' => Number(NumberStyle.Chinese, 1, line, 1, 2), // a dash typed for 一
            '—' or '─' or '-' => Dashed(line),
            _ when ChineseDigits.Contains(line[0]) => Chinese(line),
            _ when CircledDigits.IndexOf(line[0]) is >= 0 and var index => Number(NumberStyle.Circled, index + 1, line, 1, 1),
            _ when DigitValue(line[0]) >= 0 || line[0] == 'l' => Arabic(line),
            _ when Bullets.Contains(line[0]) => Number(NumberStyle.Bullet, 1, line, 1, 1),
            >= 'A' and <= 'H' when line.Length > 1 && ArabicMarks.Contains(line[1]) && (line.Length == 2 || !char.IsAsciiLetterOrDigit(line[2])) =>
                Number(NumberStyle.Letter, line[0] - 'A' + 1, line, 1, 2),
            _ => null,
        };
    }

    /// <summary>The value of a Chinese numeral up to 99, and how many characters it has; 0 when there is none.</summary>
    internal static (int Value, int Length) ReadChinese(ReadOnlySpan<char> text)
    {
        var (value, length) = (0, 0);
        while (length < text.Length && length < 3 && ChineseDigits.IndexOf(text[length]) is >= 0 and var digit)
        {
            if (digit == 9)
            {
                value = value == 0 ? 10 : value * 10;
            }
            else if (length > 0 && value % 10 != 0)
            {
                break;
            }
            else
            {
                value += digit + 1;
            }

            length++;
        }

        return (value, length);
    }

    private static OutlineNumber? Bracketed(ReadOnlySpan<char> line)
    {
        var start = 1 + SpaceLength(line[1..]);
        var (value, length) = ReadChinese(line[start..]);
        var style = NumberStyle.ChineseBracketed;
        if (length == 0)
        {
            (value, length) = ReadDigits(line[start..]);
            style = NumberStyle.ArabicBracketed;
        }

        var close = start + length + SpaceLength(line[(start + length)..]);
        if (length == 0 || close >= line.Length || !CloseBrackets.Contains(line[close]))
        {
            return null;
        }

        var mark = close + 1;
        var end = mark < line.Length && "、.．".Contains(line[mark]) ? mark + 1 : mark;
        return Number(style, value, line, close + 1, end);
    }

    // ——（1）支持企业升级
    private static OutlineNumber? Dashed(ReadOnlySpan<char> line)
    {
        var dashes = line.IndexOfAnyExcept("—─-");
        return dashes > 0 && OpenBrackets.Contains(line[dashes]) && Bracketed(line[dashes..]) is { } number ? number with { Length = dashes + number.Length } : null;
    }

    private static OutlineNumber? Chinese(ReadOnlySpan<char> line)
    {
        var (value, length) = ReadChinese(line);
        var mark = length + SpaceLength(line[length..]);
        if (mark < line.Length && ChineseMarks.Contains(line[mark]))
        {
            return Number(NumberStyle.Chinese, value, line, length, mark + 1);
        }

        if (mark < line.Length && CloseBrackets.Contains(line[mark]))
        {
            return Number(NumberStyle.ChineseBracketed, value, line, mark + 1, mark + 1); // 一）: half of its bracket was left out
        }

        if (mark > length && mark < line.Length)
        {
            // 一　指导思想: the mark was typed as a space.
            return Number(NumberStyle.Chinese, value, line, length, mark);
        }

        return length < line.Length && "是要".Contains(line[length]) && length == 1
            ? Number(NumberStyle.Clause, value, line, 2, 2)
            : null;
    }

    private static OutlineNumber? Arabic(ReadOnlySpan<char> line)
    {
        // A scanned 1 is often read as l.
        var (value, length) = line[0] == 'l' ? (1, 1) : ReadDigits(line);
        if (length == 0)
        {
            return null;
        }

        var style = NumberStyle.Arabic;
        while (length + 1 < line.Length && ".．".Contains(line[length]) && ReadDigits(line[(length + 1)..]) is ( > 0 and < 100, > 0 and <= 2) part)
        {
            (style, value) = (NumberStyle.Dotted, part.Value);
            length += 1 + part.Length;
        }

        var mark = length + SpaceLength(line[length..]);
        var closes = mark < line.Length && CloseBrackets.Contains(line[mark]);
        if (mark < line.Length && (ArabicMarks.Contains(line[mark]) || closes))
        {
            if (line[mark] is '.' or ',' or '，' && mark + 1 < line.Length && DigitValue(line[mark + 1]) >= 0 && !BeginsYear(line[(mark + 1)..]))
            {
                return null; // 1,000 元
            }

            return style == NumberStyle.Dotted && line[mark] is '。'
                ? null
                : Number(closes ? NumberStyle.ArabicBracketed : style, value, line, closes ? mark + 1 : length, mark + 1);
        }

        return style == NumberStyle.Dotted && mark < line.Length && !"%％个万亿元米人次年月日".Contains(line[mark])
            ? Number(style, value, line, length, mark)
            : null;
    }

    // 3.2023年5月前……; 1.2020-2021年度申报指南
    private static bool BeginsYear(ReadOnlySpan<char> text) => ReadDigits(text) is ( >= FirstYear and <= LastYear, 4) && text.Length > 4 && "年-—～~".Contains(text[4]);

    /// <summary>第一章、第一条 at the start of <paramref name="line"/>, also where nothing stands between it and the words behind it.</summary>
    public static OutlineNumber? ReadOrdinal(ReadOnlySpan<char> line) => line is ['第', ..] ? Ordinal(line, glued: true) : null;

    private static OutlineNumber? Ordinal(ReadOnlySpan<char> line, bool glued = false)
    {
        var (value, length) = ReadChinese(line[1..]);
        if (length == 0)
        {
            (value, length) = ReadDigits(line[1..]);
        }

        var unit = 1 + length;
        if (length == 0 || unit >= line.Length)
        {
            return null;
        }

        var (style, size) = line[unit..] switch
        {
            ['章' or '节' or '篇', ..] => (NumberStyle.Chapter, 1),
            ['部', '分', ..] => (NumberStyle.Chapter, 2),
            ['条', ..] => (NumberStyle.Article, 1),
            ['阶', '段', ..] => (NumberStyle.Stage, 2),
            ['专', '题', ..] => (NumberStyle.Stage, 2),
            ['步' or '讲', ..] => (NumberStyle.Stage, 1),
            _ => (NumberStyle.Clause, 0),
        };
        if (size == 0)
        {
            return null;
        }

        var end = unit + size;
        var after = end + SpaceLength(line[end..]);
        var closed = after < line.Length && "、.．,，:：".Contains(line[after]);
        if (!glued && !closed && after == end && after < line.Length && !OpenBrackets.Contains(line[after]))
        {
            return null; // 第一阶段工作……
        }

        return Number(style, value, line, end, closed ? after + 1 : after);
    }

    private static OutlineNumber? Number(NumberStyle style, int value, ReadOnlySpan<char> line, int textLength, int end) =>
        value is > 0 and <= LargestNumber
            ? new OutlineNumber(style, value, line[..textLength].ToString(), end + SpaceLength(line[end..]))
            : null;

    private static (int Value, int Length) ReadDigits(ReadOnlySpan<char> text)
    {
        var (value, length) = (0, 0);
        while (length < text.Length && length < 4 && DigitValue(text[length]) is >= 0 and var digit)
        {
            value = (value * 10) + digit;
            length++;
        }

        return length < text.Length && DigitValue(text[length]) >= 0 ? (0, 0) : (value, length);
    }

    private static int DigitValue(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= '０' and <= '９' => c - '０',
        _ => -1,
    };

    private static int SpaceLength(ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAnyExcept(Space);
        return length < 0 ? text.Length : length;
    }
}
