using System.Text;
using System.Text.RegularExpressions;

namespace Gongwen.Ingest;

/// <summary>Finds the charset that a page declares in its first bytes (HTML, 13.2.3.2).</summary>
internal static partial class MetaPrescan
{
    private const int Reach = 4096;

    /// <returns>The label as it stands; null when the page declares none.</returns>
    public static string? Find(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Reach)]);
        var visible = Comment().Replace(head, "");
        return (Meta().Match(visible), XmlDeclaration().Match(visible)) switch
        {
            ({ Success: true } meta, _) => meta.Groups["label"].Value,
            (_, { Success: true } xml) => xml.Groups["label"].Value,
            _ => null,
        };
    }

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Comment();

    [GeneratedRegex("""<meta\s[^>]*?charset\s*=\s*["']?\s*(?<label>[A-Za-z0-9_:.-]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Meta();

    [GeneratedRegex("""^\s*<\?xml\s[^>]*?encoding\s*=\s*["'](?<label>[A-Za-z0-9_:.-]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex XmlDeclaration();
}
