using System.Text;
using System.Text.RegularExpressions;

namespace Gongwen.Ingest;

/// <summary>Finds the charsets that a page declares in its first bytes (HTML, 13.2.3.2).</summary>
internal static partial class MetaPrescan
{
    private const int Reach = 4096;

    /// <returns>The first <c>meta</c> and the XML declaration, as far as the page has them.</returns>
    public static IEnumerable<CharsetDeclaration> Find(ReadOnlySpan<byte> bytes)
    {
        var visible = Comment().Replace(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Reach)]), "");
        return from found in (IEnumerable<(Match Match, string By)>)[(Meta().Match(visible), "meta"), (XmlDeclaration().Match(visible), "xml")]
               where found.Match.Success
               let label = found.Match.Groups["label"].Value
               select new CharsetDeclaration(label, AsWritten(CharsetLabels.Resolve(label)), found.By);
    }

    // A declaration that could be read byte by byte does not stand in UTF-16; the other rule is the standard's as well.
    private static string? AsWritten(string? charset) => charset switch
    {
        CharsetLabels.Utf16LittleEndian or CharsetLabels.Utf16BigEndian or CharsetLabels.Utf32LittleEndian or CharsetLabels.Utf32BigEndian => CharsetLabels.Utf8,
        CharsetLabels.UserDefined => CharsetLabels.Windows1252,
        _ => charset,
    };

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Comment();

    [GeneratedRegex("""<meta\s[^>]*?charset\s*=\s*["']?\s*(?<label>[A-Za-z0-9_:.-]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Meta();

    [GeneratedRegex("""^\s*(?:\u00ef\u00bb\u00bf)?<\?xml\s[^>]*?encoding\s*=\s*["'](?<label>[A-Za-z0-9_:.-]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex XmlDeclaration();
}
