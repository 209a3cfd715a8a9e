using System.Globalization;
using System.Text;

namespace Gongwen.Ingest.Tests;

/// <summary>Breaks sound text in every way that repair knows, each made from what the wrong software does.</summary>
internal static class Damages
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;
    private static readonly Encoding Big5 = CodePagesEncodingProvider.Instance.GetEncoding("big5", EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback)!;
    private static readonly Dictionary<char, char> ToTraditional = DataFile.Rows("OpenCC/TSCharacters.tsv")
        .Where(r => r is [[_], [_]] && Big5.GetString(Big5.GetBytes(r[0])) == r[0]).GroupBy(r => r[1][0]).ToDictionary(g => g.Key, g => g.First()[0][0]);

    /// <summary>Kind, the least share of characters that must come back in lines of the right length, how it is made.</summary>
    public static readonly (string Kind, double Floor, Func<string, string> Break)[] All =
    [
        ("gbk-as-latin1", 1, line => Encoding.Latin1.GetString(Gb18030.GetBytes(line))),
        ("gbk-as-cp1252", 1, line => Bytes(Gb18030.GetBytes(line), "windows-1252")),
        ("gbk-as-cp1251", 1, line => Bytes(Gb18030.GetBytes(line), "windows-1251")),
        ("gbk-as-latin1, stripped", 0.999, line => string.Concat(Encoding.Latin1.GetString(Gb18030.GetBytes(line)).Replace('\u00a0', ' ').Where(c => c is not ('\u00ad' or (>= '\u0080' and <= '\u009f'))))),
        ("gbk-as-big5", 0.96, line => Pairs(Gb18030.GetBytes(line), Big5)),
        ("gbk-as-big5, browsers", 0.75, line => Pairs(Gb18030.GetBytes(line), Big5, losesBoth: true)),
        ("gbk-as-entities", 1, line => string.Concat(Encoding.Latin1.GetString(Gb18030.GetBytes(line)).Select(c => c < 0x80 ? $"{c}" : string.Create(CultureInfo.InvariantCulture, $"&#{(int)c};")))),
        ("big5-as-gbk", 1, line => Pairs(Big5.GetBytes(line), Gb18030)),
        ("big5-as-latin1", 1, line => Encoding.Latin1.GetString(Big5.GetBytes(line))),
        ("utf8-as-latin1", 1, line => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(line))),
        ("utf8-as-cp1252", 1, line => Bytes(Encoding.UTF8.GetBytes(line), "windows-1252")),
        ("utf8-as-cp1252, twice", 1, line => Bytes(Encoding.UTF8.GetBytes(Bytes(Encoding.UTF8.GetBytes(line), "windows-1252")), "windows-1252")),
        ("utf8-as-gbk", 0.96, line => Pairs(Encoding.UTF8.GetBytes(line), Gb18030)),
        ("utf8-as-gbk, question marks", 0.9, line => Pairs(Encoding.UTF8.GetBytes(line), Gb18030).Replace('\ufffd', '?')),
        ("escapes", 1, line => string.Concat(line.Select(c => c < 0x80 ? $"{c}" : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")))),
        ("percent", 1, line => string.Concat(Encoding.UTF8.GetBytes(line).Select(b => b < 0x80 ? $"{(char)b}" : string.Create(CultureInfo.InvariantCulture, $"%{b:X2}")))),
        ("hz", 1, Hz),
    ];

    /// <summary>The line with what that kind of damage can hold: Big5 has no Simplified characters, HZ only GB2312.</summary>
    public static string Fit(string kind, string line) => string.Concat(line.Select(c => kind.StartsWith("big5", StringComparison.Ordinal) ? ToTraditional.GetValueOrDefault(c, c) : c).Where(c => kind switch
    {
        "hz" => c < 0x80 || Gbk.Code(c) is var code && (code >> 8) is >= 0xA1 and < 0xF8 && (code & 0xFF) >= 0xA1,
        ['b', 'i', 'g', ..] => Big5.GetString(Big5.GetBytes([c])) == $"{c}" && c is < '\ue000' or > '\uf8ff',
        _ => true,
    }));

    /// <summary>Half of an ideographic space went before the line, and all up to the next ASCII character was read one byte off.</summary>
    public static string Misalign(string line)
    {
        byte[] bytes = [0xA1, .. Gb18030.GetBytes(line)];
        var text = new StringBuilder();
        var i = 0;
        while (i < bytes.Length && bytes[i] >= 0x80)
        {
            var c = i + 1 < bytes.Length ? Gbk.Character(bytes[i], bytes[i + 1]) : '\0';
            text.Append(c == '\0' ? "" : c);
            i += 2;
        }

        return i < bytes.Length ? text + Gb18030.GetString(bytes.AsSpan(i)) : text.ToString();
    }

    // Browsers let the bytes that a charset lacks pass.
    private static string Bytes(byte[] bytes, string charset) =>
        string.Concat(bytes.Select(b => CodePagesEncodingProvider.Instance.GetEncoding(charset)!.GetString([b]) is var s && s[0] != '\ufffd' ? s : charset == "windows-1251" ? "\ufffd" : $"{(char)b}"));

    // What is no pair loses its first byte, in browsers both unless the second is ASCII.
    private static string Pairs(byte[] bytes, Encoding charset, bool losesBoth = false)
    {
        var text = new StringBuilder();
        for (var i = 0; i < bytes.Length; i++)
        {
            var pair = bytes[i] >= 0x80 && i + 1 < bytes.Length && bytes[i + 1] is >= 0x40 and not 0x7F and not 0xFF ? charset.GetString(bytes.AsSpan(i, 2)) : "";
            var isPair = pair.Length == 1 && pair[0] is >= '\u0080' and not '\ufffd' && (charset == Gb18030 || pair[0] is < '\ue000' or > '\uf8ff');
            text.Append(bytes[i] < 0x80 ? (char)bytes[i] : isPair ? pair[0] : '\ufffd');
            i += isPair || (losesBoth && bytes[i] >= 0x80 && i + 1 < bytes.Length && bytes[i + 1] >= 0x80) ? 1 : 0;
        }

        return text.ToString();
    }

    private static string Hz(string line)
    {
        var text = new StringBuilder();
        var isOpen = false;
        foreach (var c in line)
        {
            text.Append((c >= 0x80, isOpen) switch { (true, false) => "~{", (false, true) => "~}", _ => "" });
            isOpen = c >= 0x80;
            text.Append(isOpen ? $"{(char)((Gbk.Code(c) >> 8) & 0x7F)}{(char)(Gbk.Code(c) & 0x7F)}" : c == '~' ? "~~" : $"{c}");
        }

        return text.Append(isOpen ? "~}" : "").ToString();
    }
}
