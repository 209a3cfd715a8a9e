namespace Gongwen.Tests;

/// <summary>Damages a notice as scrapers, converters and chance do: what is lost, doubled, moved, cut off or put in between.</summary>
internal static class NoticeMutator
{
    private const int MostSteps = 8;
    private const int LongestPiece = 40;
    private const int MostRepeats = 200;

    private static readonly string[] s_insertions =
    [
        "\n", "\r\n", "\t", " ", "\u3000\u3000", "\u00A0", "\u2028", "\u200B", "\uFEFF", "\uFFFD", "\u202E", "\u00AD", "e\u0301", "\uD842\uDFB7", "\U0001F600",
        "（", "）", "《", "》", "“", "”", "〔", "【", "：", "、", "。", "；", "——", "一、", "（一）", "1.", "①", "第一章", "附件：", "附件1", "责任单位：", "由市水务局牵头",
        "2023年13月45日", "2023年", "月", "每月25日前", "即日起至", "99999999999999999999", "<b>", "</table>", "<td rowspan=99999>", "&nbsp;", "<!--",
    ];

    /// <summary>A damaged copy: the same for the same <paramref name="text"/> and state of <paramref name="random"/>.</summary>
    public static string Mutate(string text, Random random)
    {
        for (var step = random.Next(1, MostSteps + 1); step > 0; step--)
        {
            text = Step(text, random);
        }

        return text;
    }

    private static string Step(string text, Random random)
    {
        var at = random.Next(text.Length + 1);
        var end = Math.Min(text.Length, at + random.Next(1, LongestPiece));
        return random.Next(9) switch
        {
            0 => Without(text, (at, end)),
            1 => text.Insert(at, s_insertions[random.Next(s_insertions.Length)]),
            2 => text.Insert(random.Next(text.Length + 1), text[at..end]),
            3 => Swapped(text, (at, end), random),
            4 => random.Next(4) == 0 ? text[..at] : text.Remove(at, Math.Min(1, text.Length - at)),
            5 => Repeated(text, Line(text, at), random),
            6 => Without(text, Line(text, at)),
            7 => text.Insert(at, new string(Scalar(random), random.Next(1, LongestPiece))),
            _ => text.Replace("\n", random.Next(2) == 0 ? "" : "  ", StringComparison.Ordinal),
        };
    }

    private static string Swapped(string text, (int Start, int End) piece, Random random)
    {
        var rest = Without(text, piece);
        return rest.Insert(random.Next(rest.Length + 1), text[piece.Start..piece.End]);
    }

    private static string Without(string text, (int Start, int End) piece) => text.Remove(piece.Start, piece.End - piece.Start);

    private static string Repeated(string text, (int Start, int End) line, Random random)
    {
        var times = random.Next(1, line.End - line.Start > LongestPiece ? 3 : MostRepeats);
        return text.Insert(line.Start, string.Concat(Enumerable.Repeat(text[line.Start..line.End], times)));
    }

    // The line around a position, its end included.
    private static (int Start, int End) Line(string text, int at)
    {
        var start = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        var end = text.IndexOf('\n', at);
        return (start, end < 0 ? text.Length : end + 1);
    }

    // Any character but half of a pair, which no decoder lets through, and controls, many of which are no text at all.
    private static char Scalar(Random random)
    {
        var c = (char)random.Next(random.Next(2) == 0 ? 0x250 : 0xFFFF);
        return char.IsSurrogate(c) || char.IsControl(c) ? '\uFFFD' : c;
    }
}
