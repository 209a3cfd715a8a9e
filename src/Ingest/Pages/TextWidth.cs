namespace Gongwen.Ingest;

/// <summary>How wide text prints: 2 for an ideograph or a mark of Chinese print, 1 for other characters.</summary>
internal static class TextWidth
{
    public static int Of(ReadOnlySpan<char> text)
    {
        var width = 0;
        foreach (var c in text)
        {
            width += Of(c);
        }

        return width;
    }

    public static int Of(char c) => char.IsLowSurrogate(c) ? 0 : c >= '\u2E80' || c is (>= '\u2014' and <= '\u2026') or (>= '\u2460' and <= '\u25FF') or '·' or '×' or '°' ? 2 : 1;
}
