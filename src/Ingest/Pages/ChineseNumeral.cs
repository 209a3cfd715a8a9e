namespace Gongwen.Ingest;

/// <summary>Small numbers in Chinese numerals, as days, months and 附件 are counted.</summary>
internal static class ChineseNumeral
{
    /// <summary>The number that <paramref name="text"/> writes, from 0 to 99: 三, 十, 十二, 二十, 三十一; 0 for what is none.</summary>
    public static int Read(ReadOnlySpan<char> text) =>
        text.IsEmpty ? 0 : text.IndexOf('十') switch
        {
            < 0 => Digit(text[0]),
            0 => 10 + Unit(text, 1),
            var tens => (Digit(text[tens - 1]) * 10) + Unit(text, tens + 1),
        };

    /// <summary>The value of one numeral; 0 for what is none.</summary>
    public static int Digit(char numeral) => "一二三四五六七八九".IndexOf(numeral, StringComparison.Ordinal) + 1;

    private static int Unit(ReadOnlySpan<char> text, int at) => at < text.Length ? Digit(text[at]) : 0;
}
