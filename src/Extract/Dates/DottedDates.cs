using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Reads days without year and 月: <c>3.15</c>, which elsewhere is a number, where nothing but a date can stand.</summary>
internal sealed class DottedDates(DateWords words)
{
    /// <summary>Such a day at the start of <paramref name="text"/>.</summary>
    /// <returns>The number of UTF-16 code units read; 0 when there is none.</returns>
    public static int ReadDay(ReadOnlySpan<char> text, out PartialDate to)
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

    /// <summary>Reads <c>5.19前</c>, <c>5.19-5.25</c> at the start of <paramref name="text"/>, which stands at <paramref name="offset"/>.</summary>
    /// <returns>Null when the words before and behind do not make it a date.</returns>
    public DateExpression? Read(ReadOnlySpan<char> text, int offset)
    {
        var length = ReadDay(text, out var from);
        var to = from;
        var connector = length > 0 ? DateConnector.Read(text[length..]) : 0;
        var second = connector > 0 ? ReadDay(text[(length + connector)..], out to) : 0;
        var end = second > 0 ? length + connector + second : length;
        var before = end > 0 ? DateWords.LengthOf(words.Before, text[end..]) : 0;
        if (second > 0 && before == 0)
        {
            return Ends(text, end) ? new DateExpression(new TextSpan(offset, end), DateKind.Range, from, to) { Dotted = true } : null;
        }

        return before > 0 && DateWords.LengthOf(words.NotBefore, text[(end + before)..]) == 0 && At(text, end + 1) != '后'
            ? new DateExpression(new TextSpan(offset, end + before), DateKind.Until, second > 0 ? from : null, to) { Dotted = true }
            : null;
    }

    /// <summary>All there is in the brackets of <paramref name="within"/>: <c>（3.1-3.15）</c>, <c>（3.15）</c>, <c>（长期）</c>.</summary>
    public DateExpression? ReadWhole(string text, TextSpan within)
    {
        var inside = TextSpan.Between(within.Start + 1, within.End - 1);
        var all = text.AsSpan(inside.Start, Math.Max(0, inside.Length));
        if (words.Always.Contains(all.ToString()))
        {
            return new DateExpression(inside, DateKind.Since, null, null);
        }

        return ReadDay(all, out var day) is > 0 and var length && length == all.Length ? new DateExpression(inside, DateKind.Point, day, day)
            : Read(all, inside.Start) is { } found && found.Span == inside ? found
            : null;
    }

    /// <summary>Whether the words before <paramref name="position"/> leave it open for such a day.</summary>
    public static bool CanStandAt(ReadOnlySpan<char> text, int position) =>
        position > 0 && text[position - 1] is '于' or '在' or '自' or '从' or '至' or '到' or '（' or '(' or '：' or ':' or '，';

    private static bool Ends(ReadOnlySpan<char> text, int position) =>
        position >= text.Length || (!char.IsLetterOrDigit(text[position]) && text[position] is not ('%' or '％' or '.' or '℃' or '°'));

    private static char At(ReadOnlySpan<char> text, int position) => position < text.Length ? text[position] : '\0';
}
