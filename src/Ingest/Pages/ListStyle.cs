using System.Globalization;

namespace Gongwen.Ingest;

/// <summary>How a list writes its numbers: CSS Counter Styles Level 3, and the classes of the editor UEditor.</summary>
internal sealed class ListStyle
{
    private readonly Func<int, string?> _digits;
    private readonly string _before;
    private readonly string _after;

    // The space keeps 1. and a date that follows apart.
    private ListStyle(Func<int, string?> digits, string before = "", string after = ". ") => (_digits, _before, _after) = (digits, before, after);

    /// <summary>The format of a list; null when its items show no numbers.</summary>
    /// <param name="type">The attribute <c>type</c>.</param>
    /// <param name="attributes">The list's other attributes.</param>
    public static ListStyle? Of(string? type, in ElementAttributes attributes) =>
        attributes.Style.ListStyle is { } style ? OfStyle(style.ToLowerInvariant())
        : OfEditor(attributes.Classes)
        ?? type switch
        {
            "a" => new ListStyle(Alphabetic),
            "A" => new ListStyle(n => Alphabetic(n)?.ToUpperInvariant()),
            "i" => new ListStyle(Roman),
            "I" => new ListStyle(n => Roman(n)?.ToUpperInvariant()),
            null when IsStyledElsewhere(attributes.Classes) => null,
            _ => new ListStyle(Decimal),
        };

    /// <summary>The number as the list writes it; one that its digits cannot write is decimal.</summary>
    public string Write(int number) => _before + (_digits(number) ?? Decimal(number)) + _after;

    private static ListStyle? OfStyle(string style) =>
        style.Contains("none", StringComparison.Ordinal) || style.Contains("disc", StringComparison.Ordinal)
            || style.Contains("circle", StringComparison.Ordinal) || style.Contains("square", StringComparison.Ordinal) ? null
        : style.Contains("cjk-ideographic", StringComparison.Ordinal) || style.Contains("chinese", StringComparison.Ordinal) ? new ListStyle(Chinese, after: "、")
        : style.Contains("lower-alpha", StringComparison.Ordinal) || style.Contains("lower-latin", StringComparison.Ordinal) ? new ListStyle(Alphabetic)
        : style.Contains("upper-alpha", StringComparison.Ordinal) || style.Contains("upper-latin", StringComparison.Ordinal) ? new ListStyle(n => Alphabetic(n)?.ToUpperInvariant())
        : style.Contains("lower-roman", StringComparison.Ordinal) ? new ListStyle(Roman)
        : style.Contains("upper-roman", StringComparison.Ordinal) ? new ListStyle(n => Roman(n)?.ToUpperInvariant())
        : new ListStyle(Decimal);

    private static ListStyle? OfEditor(string? classes) => Class(classes, "custom_") switch
    {
        "custom_cn" => new ListStyle(Chinese, after: "、"),
        "custom_cn1" => new ListStyle(Chinese, after: ")"),
        "custom_cn2" => new ListStyle(Chinese, "(", ")"),
        "custom_num" => new ListStyle(Decimal),
        "custom_num1" => new ListStyle(Decimal, after: ")"),
        "custom_num2" => new ListStyle(Decimal, "(", ")"),
        _ => null,
    };

    // Menus and bread crumbs are lists too: a style sheet takes their numbers away. Editors' own classes do not.
    private static bool IsStyledElsewhere(string? classes) => !string.IsNullOrWhiteSpace(classes) && Class(classes, "list-paddingleft").Length == 0;

    private static string Class(string? classes, string prefix)
    {
        foreach (var range in classes.AsSpan().Split(' '))
        {
            if (classes.AsSpan(range).StartsWith(prefix, StringComparison.Ordinal))
            {
                return classes![range];
            }
        }

        return "";
    }

    private static string Decimal(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Chinese(int number) => number is > 0 and < 10_000 ? ListNumeral.Write(number, "chineseCounting") : null;

    private static string? Alphabetic(int number) => number switch
    {
        <= 0 => null,
        <= 26 => ((char)('a' + number - 1)).ToString(),
        _ => Alphabetic((number - 1) / 26) + (char)('a' + ((number - 1) % 26)),
    };

    private static string? Roman(int number) => number is > 0 and < 4000 ? ListNumeral.Write(number, "lowerRoman") : null;
}
