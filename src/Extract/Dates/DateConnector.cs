namespace Gongwen.Extract;

/// <summary>Reads what stands between the two ends of a stretch: 至, — and what is typed for it.</summary>
internal static class DateConnector
{
    /// <summary>The number of UTF-16 code units read at the start of <paramref name="text"/>, spaces around included; 0 when there is none.</summary>
    public static int Read(ReadOnlySpan<char> text)
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

    private static char At(ReadOnlySpan<char> text, int position) => position < text.Length ? text[position] : '\0';
}
