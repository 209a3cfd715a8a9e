using System.Collections.Frozen;
using System.Globalization;

namespace Gongwen.Ingest;

/// <summary>The charset labels of the web (WHATWG Encoding, 4.2), from <c>Data/charsets.tsv</c>.</summary>
/// <remarks>gb2312 and gbk are read as their superset gb18030, and latin-1 as windows-1252, as browsers do.</remarks>
public static class CharsetLabels
{
    internal const string Utf8 = "utf-8";
    internal const string Utf16LittleEndian = "utf-16le";
    internal const string Utf16BigEndian = "utf-16be";
    internal const string Utf32LittleEndian = "utf-32le";
    internal const string Utf32BigEndian = "utf-32be";
    internal const string Gb18030 = "gb18030";
    internal const string Big5 = "big5";
    internal const string Hz = "hz-gb-2312";
    internal const string Iso2022Cn = "iso-2022-cn";
    internal const string Iso2022Jp = "iso-2022-jp";
    internal const string Cns = "x-chinese-cns";
    internal const string Windows1252 = "windows-1252";
    internal const string UserDefined = "x-user-defined";

    private static readonly (string Charset, int CodePage, string[] Labels)[] Rows =
        [.. DataFile.Rows("charsets.tsv").Select(r => (r[0], int.Parse(r[1], CultureInfo.InvariantCulture), r[2].Split(' ')))];

    private static readonly FrozenDictionary<string, string> ByLabel =
        Rows.SelectMany(r => r.Labels.Select(label => KeyValuePair.Create(label, r.Charset))).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, int> CodePages = Rows.ToFrozenDictionary(r => r.Charset, r => r.CodePage, StringComparer.Ordinal);

    /// <summary>Every charset we read, in no order.</summary>
    internal static IEnumerable<string> All => CodePages.Keys;

    /// <summary>The charset that <paramref name="label"/> names; null when it is none we read.</summary>
    public static string? Resolve(string? label) => label is null ? null : ByLabel.GetValueOrDefault(label.Trim(' ', '\t', '\n', '\r', '\f', '"', '\''));

    /// <summary>The code page by which .NET knows <paramref name="charset"/>; 0 when our own code reads it.</summary>
    internal static int CodePageOf(string charset) => CodePages[charset];

    /// <summary>Whether <paramref name="charset"/> writes ASCII as ASCII and every character the same wherever it stands.</summary>
    internal static bool IsSuperset(string charset) =>
        !charset.StartsWith("utf-16", StringComparison.Ordinal) && !charset.StartsWith("utf-32", StringComparison.Ordinal) && charset is not (Hz or Iso2022Cn or Iso2022Jp);
}
