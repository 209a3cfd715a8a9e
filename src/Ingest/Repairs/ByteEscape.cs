using System.Globalization;

namespace Gongwen.Ingest;

/// <summary>Bytes above 7F that are written with ASCII.</summary>
internal static class ByteEscape
{
    private const int LongestNumber = 6;

    /// <summary>Reads what is written at the start of the text.</summary>
    /// <returns>Its length; 0 when there is no such thing.</returns>
    public delegate int Reader(ReadOnlySpan<char> text, out int value);

    /// <summary>A byte, or what windows-1252 shows for it, as a numeric entity.</summary>
    public static int Entity(ReadOnlySpan<char> text, out int value)
    {
        var length = Number(text, out value);
        value = length > 0 ? ByteView.Latin1.Code((char)value) : 0;
        return value >= 0x80 ? length : 0;
    }

    /// <summary>A byte as in addresses.</summary>
    public static int Percent(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        return text is ['%', var high, var low, ..] && char.IsAsciiHexDigit(high) && char.IsAsciiHexDigit(low)
            && int.TryParse([high, low], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value) && value >= 0x80 ? 3 : 0;
    }

    /// <summary>Any character of the basic plane as a numeric entity: <c>&amp;#20851;</c>, <c>&amp;#x5173;</c>.</summary>
    public static int Number(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        if (!text.StartsWith("&#", StringComparison.Ordinal))
        {
            return 0;
        }

        var isHex = text.Length > 2 && text[2] is 'x' or 'X';
        var digits = text[(isHex ? 3 : 2)..];
        var end = digits[..Math.Min(digits.Length, LongestNumber)].IndexOf(';');
        return end > 0
            && int.TryParse(digits[..end], isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out value)
            && value is >= 0x80 and <= char.MaxValue
            ? text.Length - digits.Length + end + 1 : 0;
    }
}
