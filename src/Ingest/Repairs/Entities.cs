using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Html;

namespace Gongwen.Ingest;

/// <summary>Puts characters for entities that stand in text as they were written: <c>&amp;nbsp;</c>, <c>&amp;amp;ldquo;</c>, <c>&amp;#8220;</c>.</summary>
/// <remarks>Only whole ones that HTML knows, with their semicolon.</remarks>
internal static partial class Entities
{
    // Numbers of Windows-1252 that HTML, 13.2.5.80, reads as what their authors meant.
    private const string Windows1252 = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

    public static IReadOnlyList<Edit> Find(string text)
    {
        if (!text.Contains('&', StringComparison.Ordinal))
        {
            return [];
        }

        var edits = new List<Edit>();
        foreach (var match in Entity().EnumerateMatches(text))
        {
            // The name is what stands before the last semicolon.
            var written = text.AsSpan(match.Index + 1, match.Length - 1);
            if (Decode(written[(written[..^1].LastIndexOf(';') + 1)..]) is { } meaning)
            {
                edits.Add(new Edit(new TextSpan(match.Index, match.Length), meaning));
            }
        }

        return edits;
    }

    // No repair adds a line end.
    private static string? Decode(ReadOnlySpan<char> name) =>
        (name[0] == '#' ? Number(name[1..^1]) : HtmlEntityProvider.Resolver.GetSymbol(name.ToString())) is { } meaning
            ? meaning is "\n" or "\r" or "\t" ? " " : meaning
            : null;

    private static string? Number(ReadOnlySpan<char> digits)
    {
        var read = digits[0] is 'x' or 'X'
            ? int.TryParse(digits[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
        return !read || number is 0 || !System.Text.Rune.IsValid(number) ? null
            : number is >= 0x80 and < 0xA0 ? (Windows1252[number - 0x80] is var c and not '\0' ? c.ToString() : null)
            : char.ConvertFromUtf32(number);
    }

    [GeneratedRegex("&(?:amp;){0,4}(?:#(?:[xX][0-9a-fA-F]{1,6}|[0-9]{1,7})|[A-Za-z][A-Za-z0-9]{1,30});", RegexOptions.CultureInvariant)]
    private static partial Regex Entity();
}
