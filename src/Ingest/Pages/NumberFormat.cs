using System.Globalization;

namespace Gongwen.Ingest;

/// <summary>How a list writes its numbers: CSS Counter Styles Level 3, and the classes of the editor UEditor.</summary>
internal sealed class NumberFormat
{
    private const string ChineseDigits = "一二三四五六七八九十";

    private static readonly (int Value, string Letters)[] Romans =
    [
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ];

    private readonly Func<int, string?> _digits;
    private readonly string _before;
    private readonly string _after;

    // The space keeps 1. and a date that follows apart.
    private NumberFormat(Func<int, string?> digits, string before = "", string after = ". ") => (_digits, _before, _after) = (digits, before, after);

    /// <summary>The format of a list; null when its items show no numbers.</summary>
    /// <param name="type">The attribute <c>type</c>.</param>
    /// <param name="attributes">The list's other attributes.</param>
    public static NumberFormat? Of(string? type, in ElementAttributes attributes) =>
        attributes.Style.ListStyle is { } style ? OfStyle(style.ToLowerInvariant())
        : OfEditor(attributes.Classes)
        ?? type switch
        {
            "a" => new NumberFormat(Alphabetic),
            "A" => new NumberFormat(n => Alphabetic(n)?.ToUpperInvariant()),
            "i" => new NumberFormat(Roman),
            "I" => new NumberFormat(n => Roman(n)?.ToUpperInvariant()),
            null when IsStyledElsewhere(attributes.Classes) => null,
            _ => new NumberFormat(Decimal),
        };

    /// <summary>The number as the list writes it; one that its digits cannot write is decimal.</summary>
    public string Write(int number) => _before + (_digits(number) ?? Decimal(number)) + _after;

    private static NumberFormat? OfStyle(string style) =>
        style.Contains("none", StringComparison.Ordinal) || style.Contains("disc", StringComparison.Ordinal)
            || style.Contains("circle", StringComparison.Ordinal) || style.Contains("square", StringComparison.Ordinal) ? null
        : style.Contains("cjk-ideographic", StringComparison.Ordinal) || style.Contains("chinese", StringComparison.Ordinal) ? new NumberFormat(Chinese, after: "、")
        : style.Contains("lower-alpha", StringComparison.Ordinal) || style.Contains("lower-latin", StringComparison.Ordinal) ? new NumberFormat(Alphabetic)
        : style.Contains("upper-alpha", StringComparison.Ordinal) || style.Contains("upper-latin", StringComparison.Ordinal) ? new NumberFormat(n => Alphabetic(n)?.ToUpperInvariant())
        : style.Contains("lower-roman", StringComparison.Ordinal) ? new NumberFormat(Roman)
        : style.Contains("upper-roman", StringComparison.Ordinal) ? new NumberFormat(n => Roman(n)?.ToUpperInvariant())
        : new NumberFormat(Decimal);

    private static NumberFormat? OfEditor(string? classes) => Class(classes, "custom_") switch
    {
        "custom_cn" => new NumberFormat(Chinese, after: "、"),
        "custom_cn1" => new NumberFormat(Chinese, after: ")"),
        "custom_cn2" => new NumberFormat(Chinese, "(", ")"),
        "custom_num" => new NumberFormat(Decimal),
        "custom_num1" => new NumberFormat(Decimal, after: ")"),
        "custom_num2" => new NumberFormat(Decimal, "(", ")"),
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

    private static string? Chinese(int number) => number switch
    {
        <= 0 or > 99 => null,
        <= 10 => ChineseDigits[number - 1].ToString(),
        _ => (number < 20 ? "" : ChineseDigits[(number / 10) - 1].ToString()) + "十" + (number % 10 == 0 ? "" : ChineseDigits[(number % 10) - 1].ToString()),
    };

    private static string? Alphabetic(int number) => number switch
    {
        <= 0 => null,
        <= 26 => ((char)('a' + number - 1)).ToString(),
        _ => Alphabetic((number - 1) / 26) + (char)('a' + ((number - 1) % 26)),
    };

    private static string? Roman(int number)
    {
        if (number is <= 0 or > 3999)
        {
            return null;
        }

        var written = "";
        foreach (var (value, letters) in Romans)
        {
            for (; number >= value; number -= value)
            {
                written += letters;
            }
        }

        return written;
    }
}
