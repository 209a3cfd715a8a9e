using System.Collections.Frozen;
using System.Globalization;

namespace Gongwen.Ingest;

/// <summary>Characters of symbol typefaces, which have no code of their own in Unicode.</summary>
internal static class Symbols
{
    // By their place in the private area, as Word writes them; typeface Wingdings, save F0B7 of Symbol.
    private static readonly FrozenDictionary<char, char> s_known = new Dictionary<char, char>
    {
        ['\uF0B7'] = '●', ['\uF06C'] = '●', ['\uF09F'] = '●', ['\uF0A7'] = '■', ['\uF06E'] = '■', ['\uF075'] = '◆', ['\uF076'] = '◆', ['\uF0AB'] = '★',
        ['\uF0D8'] = '►', ['\uF0E0'] = '→', ['\uF0FC'] = '✓', ['\uF0FB'] = '✗', ['\uF0FE'] = '☑', ['\uF0FD'] = '☒', ['\uF052'] = '☑', ['\uF053'] = '☒',
        ['\uF06F'] = '□', ['\uF071'] = '□', ['\uF0A3'] = '□', ['\uF0A8'] = '□', ['\uF0A1'] = '○', ['\uF02A'] = '☎', ['\uF028'] = '☎',
    }.ToFrozenDictionary();

    /// <summary>A character that a document gives by typeface and code (<c>w:sym</c>); U+FFFD when nobody knows what it shows.</summary>
    public static char Of(string? code) =>
        ushort.TryParse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value) ? Of((char)value) : '\uFFFD';

    /// <summary>A bullet as the outline of a notice knows it.</summary>
    public static string Bullet(string text) => text switch
    {
        "" or "•" => "●",
        "o" => "□",
        [var c, ..] when IsPrivate(c) => s_known.GetValueOrDefault(c, '●').ToString(),
        _ => text,
    };

    private static char Of(char c) =>
        s_known.TryGetValue(c < '\u0100' ? (char)(c + 0xF000) : c, out var known) ? known
        : IsPrivate(c) || char.IsSurrogate(c) || char.IsControl(c) ? '\uFFFD'
        : c;

    private static bool IsPrivate(char c) => c is >= '\uE000' and <= '\uF8FF';
}
