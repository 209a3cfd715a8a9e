using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Finds date expressions in running text.</summary>
internal static class DateFinder
{
    private const string FromNow = "即日起";

    private static readonly string[] Openings = ["今年", "本年", "当年", "明年", "次年", "来年", "翌年", "去年", "本月", "年底", "年末", "年初", "上半年", "下半年", "全年", "第", FromNow];

    private static readonly string[] Before = ["之前", "以前", "前"];

    private static readonly string[] After = ["起", "开始", "以后", "之后", "后", "以来"];

    private static readonly string[] Endings = ["止", "为止", "结束"];

    /// <summary>The expressions inside <paramref name="within"/>, in order; none crosses a line end and no two overlap.</summary>
    public static ImmutableArray<DateExpression> Find(string text, TextSpan within)
    {
        var found = ImmutableArray.CreateBuilder<DateExpression>();
        var line = text.AsSpan(0, within.End);
        for (var position = within.Start; position < within.End;)
        {
            if (CanStart(line, position, within.Start) && TryRead(line[position..], position, out var expression))
            {
                found.Add(expression);
                position = expression.Span.End;
            }
            else
            {
                position++;
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Reads the expression at the start of <paramref name="text"/>, which stands at <paramref name="offset"/>.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int offset, out DateExpression expression)
    {
        var length = ReadStart(text, out var from);
        var now = length == 0 && text.StartsWith(FromNow);
        if (length == 0 && !now)
        {
            expression = default;
            return false;
        }

        length = now ? FromNow.Length : length;
        var since = now ? length : SkipWord(text, length, After);
        var middle = since + (since > length && At(text, since) is '，' or ',' ? 1 : 0);
        var end = ReadEnd(text, middle, from, out var to);
        expression = end > 0
            ? Close(text, new DateExpression(new TextSpan(offset, SkipWord(text, end, Endings)), DateKind.Range, now ? null : from, to) { FromNow = now })
            : now || since > length
                ? new DateExpression(new TextSpan(offset, since), DateKind.Since, now ? null : from, null) { FromNow = now }
                : Close(text, new DateExpression(new TextSpan(offset, length), DateKind.Point, from, from));
        return true;
    }

    // 前 turns a point into an open stretch; 前夕 and 前后 say something else.
    private static DateExpression Close(ReadOnlySpan<char> text, DateExpression expression)
    {
        var end = SkipWord(text, expression.Span.Length, Before);
        return end == expression.Span.Length || At(text, end) is '夕' or '后' or '期'
            ? expression
            : expression with
            {
                Span = expression.Span with { Length = end },
                Kind = DateKind.Until,
                From = expression.Kind == DateKind.Range ? expression.From : null,
            };
    }

    private static int ReadStart(ReadOnlySpan<char> text, out PartialDate from)
    {
        var bare = ReadBareMonth(text, out from);
        if (bare > 0)
        {
            return bare;
        }

        var year = ReadBareYear(text, out from);
        return year > 0 ? year : DatePointReader.Read(text, out from);
    }

    // 2016年5—6月, 6至11月份: the first month leaves its 月 to the second.
    private static int ReadBareMonth(ReadOnlySpan<char> text, out PartialDate from)
    {
        from = default;
        var start = DatePointReader.ReadYear(text, out var year, out var offset);
        start += DatePointReader.Spaces(text, start);
        var digits = Numerals.ReadSmall(text[start..], out var month);
        var connector = digits > 0 && month <= 12 ? ReadConnector(text[(start + digits)..]) : 0;
        var next = start + digits + connector;
        if (connector == 0 || DatePointReader.Read(text[next..], out var to) == 0 || to.HasYear || !to.IsWholeMonths || to.FirstMonth != to.LastMonth)
        {
            return 0;
        }

        from = PartialDate.Months(month, month) with { Year = year, YearOffset = offset };
        return start + digits;
    }

    // 2018-2020年: the first year leaves its 年 to the second.
    private static int ReadBareYear(ReadOnlySpan<char> text, out PartialDate from)
    {
        from = default;
        var digits = Numerals.ReadYear(text, out var year);
        var connector = digits > 0 ? ReadConnector(text[digits..]) : 0;
        if (connector == 0 || DatePointReader.Read(text[(digits + connector)..], out var to) == 0 || to.Year is null || !to.IsWholeYear)
        {
            return 0;
        }

        from = PartialDate.Months(1, 12) with { Year = year };
        return digits;
    }

    private static int ReadEnd(ReadOnlySpan<char> text, int position, PartialDate from, out PartialDate to)
    {
        to = default;
        var connector = position < text.Length ? ReadConnector(text[position..]) : 0;
        if (connector == 0)
        {
            return 0;
        }

        var start = position + connector;
        var rest = text[start..];
        var length = DatePointReader.Read(rest, out to);
        if (length == 0 && from.LastMonth > 0)
        {
            length = DatePointReader.ReadDay(rest, from.LastMonth, out to);
        }

        if (length == 0 && from.Year is not null)
        {
            length = ReadDotted(rest, out to);
        }

        return length == 0 ? 0 : start + length;
    }

    // 2021.3.1-3.15: only behind a date that is written the same way is 3.15 a day.
    private static int ReadDotted(ReadOnlySpan<char> text, out PartialDate to)
    {
        to = default;
        var month = Numerals.ReadSmall(text, out var first);
        if (month == 0 || first > 12 || At(text, month) is not ('.' or '．' or '/'))
        {
            return 0;
        }

        var day = Numerals.ReadSmall(text[(month + 1)..], out var second);
        to = PartialDate.Days(first, second, second);
        return day == 0 || second > 31 ? 0 : month + 1 + day;
    }

    /// <summary>A range of days without year or 月 (3.1-3.15), where nothing but a date can stand: as all there is in the brackets of <paramref name="within"/>.</summary>
    public static DateExpression? ReadDottedRange(string text, TextSpan within)
    {
        var inside = TextSpan.Between(within.Start + 1, within.End - 1);
        var words = text.AsSpan(inside.Start, Math.Max(0, inside.Length));
        var first = ReadDotted(words, out var from);
        var connector = first > 0 ? ReadConnector(words[first..]) : 0;
        var second = connector > 0 ? ReadDotted(words[(first + connector)..], out var to) : SetNone(out to);
        return second > 0 && first + connector + second == words.Length ? new DateExpression(inside, DateKind.Range, from, to) : null;
    }

    private static int SetNone(out PartialDate point)
    {
        point = default;
        return 0;
    }

    private static int ReadConnector(ReadOnlySpan<char> text)
    {
        var length = Numerals.Spaces(text);
        var marks = 0;
        while (length < text.Length && IsConnector(text, length))
        {
            marks++;
            length++;
            length += DatePointReader.Spaces(text, length);
        }

        return marks == 0 ? 0 : length;
    }

    // 一 is a common slip for —; it joins only where a digit or another dash follows.
    private static bool IsConnector(ReadOnlySpan<char> text, int position) => text[position] switch
    {
        '-' or '—' or '–' or '－' or '―' or '─' or '−' or '﹣' or '‐' or '‑' or '~' or '～' or '∼' or '至' or '到' => true,
        '一' => At(text, position + 1) is ' ' or '-' or '—' || Numerals.IsArabic(At(text, position + 1)),
        _ => false,
    };

    private static int SkipWord(ReadOnlySpan<char> text, int position, string[] words)
    {
        var start = position + DatePointReader.Spaces(text, position);
        foreach (var word in words)
        {
            if (start < text.Length && text[start..].StartsWith(word) && !text[start..].StartsWith("起草"))
            {
                return start + word.Length;
            }
        }

        return position;
    }

    private static bool CanStart(ReadOnlySpan<char> text, int position, int from)
    {
        var c = text[position];
        if (Numerals.IsArabic(c) || Numerals.IsChinese(c))
        {
            var before = position > from ? text[position - 1] : '\0';
            return !(Numerals.IsArabic(before) || Numerals.IsChinese(before) || char.IsAsciiLetter(before) || before is '第' or '〇' or '○')
                && (before is not ('.' or '．') || IsItemNumber(text[from..(position - 1)]) || DatePointReader.ReadYear(text[position..], out _, out _) > 0);
        }

        foreach (var opening in Openings)
        {
            if (c == opening[0] && text[position..].StartsWith(opening))
            {
                return true;
            }
        }

        return false;
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
