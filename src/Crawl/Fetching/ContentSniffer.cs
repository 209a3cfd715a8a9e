using System.Text;
using System.Text.RegularExpressions;
using Gongwen.Ingest;

namespace Gongwen.Crawl;

/// <summary>Finds out what a body is: by its bytes, because servers say text/html of anything, and only then by what the server says.</summary>
internal static partial class ContentSniffer
{
    private const int Reach = 4096;

    private static readonly (byte[] Signature, string Type)[] s_signatures =
    [
        ("%PDF-"u8.ToArray(), "application/pdf"),
        ("PK\x03\x04"u8.ToArray(), "application/zip"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "application/x-ole-storage"),
        (@"{\rtf"u8.ToArray(), "application/rtf"),
        ([0x89, 0x50, 0x4E, 0x47], "image/png"),
        ([0xFF, 0xD8, 0xFF], "image/jpeg"),
        ("GIF8"u8.ToArray(), "image/gif"),
        ([0x1F, 0x8B], "application/gzip"),
        ("Rar!"u8.ToArray(), "application/vnd.rar"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "application/x-7z-compressed"),
    ];

    /// <param name="body">No longer compressed.</param>
    /// <param name="declared">What the server says, in lower case, without parameters; null when it says nothing.</param>
    /// <returns>A media type; null when nobody knows.</returns>
    public static string? Sniff(ReadOnlyMemory<byte> body, string? declared)
    {
        var bytes = body.Span;
        foreach (var (signature, type) in s_signatures)
        {
            if (bytes.StartsWith(signature))
            {
                // An Office document is a ZIP archive too; its own type says more.
                return type is "application/zip" && declared?.StartsWith("application/vnd.", StringComparison.Ordinal) == true ? declared : type;
            }
        }

        if (BinaryContent.IsFullOfControls(bytes) && !bytes[..Math.Min(bytes.Length, 4)].Contains((byte)0xFE))
        {
            return declared is null || declared.StartsWith("text/", StringComparison.Ordinal) ? "application/octet-stream" : declared;
        }

        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Reach)]).Replace("\0", "", StringComparison.Ordinal).TrimStart('ï', '»', '¿', 'ÿ', 'þ', ' ', '\t', '\r', '\n');
        return Feed().IsMatch(head) ? "application/xml"
            : head.StartsWith('{') || head.StartsWith('[') ? Json(declared)
            : MediaTypeSniffer.Sniff(body) == MediaTypes.Html ? MediaTypes.Html
            : head.StartsWith("<?xml", StringComparison.Ordinal) ? "application/xml"
            : declared ?? (body.IsEmpty ? null : MediaTypes.Text);
    }

    private static string Json(string? declared) => declared is "text/javascript" or "application/javascript" ? declared : "application/json";

    [GeneratedRegex(@"^(?:<\?xml[^>]{0,200}>\s{0,20})?(?:<!--[^>]{0,500}-->\s{0,20})?<(?:rss|feed|urlset|sitemapindex|rdf:RDF|recordset|datastore)[\s>]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Feed();
}
