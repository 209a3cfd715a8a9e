namespace Gongwen.Ingest;

/// <summary>The charset labels of the web.</summary>
internal static class CharsetLabels
{
    public const string Utf8 = "utf-8";
    public const string Utf16LittleEndian = "utf-16le";
    public const string Utf16BigEndian = "utf-16be";
    public const string Gb18030 = "gb18030";
    public const string Big5 = "big5";

    /// <summary>The charset that <paramref name="label"/> names (WHATWG Encoding, 4.2); null when it is none we read.</summary>
    /// <remarks>gb2312 and gbk are read as their superset gb18030, and latin-1 as windows-1252, as browsers do.</remarks>
    public static string? Resolve(string? label) => label?.Trim().ToLowerInvariant() switch
    {
        "utf-8" or "utf8" or "unicode-1-1-utf-8" or "x-unicode20utf8" or "unicode11utf8" or "unicode20utf8" => Utf8,
        "utf-16" or "utf-16le" or "unicode" or "ucs-2" or "csunicode" or "unicodefeff" or "iso-10646-ucs-2" => Utf16LittleEndian,
        "utf-16be" or "unicodefffe" => Utf16BigEndian,
        "gb18030" or "gbk" or "gb2312" or "gb_2312" or "gb_2312-80" or "x-gbk" or "chinese" or "csgb2312" or "csiso58gb231280"
            or "iso-ir-58" or "cp936" or "ms936" or "936" or "euc-cn" => Gb18030,
        "big5" or "big5-hkscs" or "cn-big5" or "csbig5" or "x-x-big5" or "cp950" => Big5,
        "iso-8859-1" or "iso8859-1" or "iso_8859-1" or "latin1" or "l1" or "ascii" or "us-ascii" or "windows-1252" or "cp1252" or "x-cp1252" => "windows-1252",
        "shift_jis" or "shift-jis" or "sjis" or "x-sjis" or "ms_kanji" or "windows-31j" => "shift_jis",
        "euc-kr" or "ks_c_5601-1987" or "ksc5601" or "korean" or "windows-949" => "euc-kr",
        "windows-1251" or "cp1251" or "x-cp1251" => "windows-1251",
        _ => null,
    };
}
