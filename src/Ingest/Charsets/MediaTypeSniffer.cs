using System.Text;
using System.Text.RegularExpressions;

namespace Gongwen.Ingest;

/// <summary>Tells a page from plain text when nobody has said which it is.</summary>
internal static partial class MediaTypeSniffer
{
    private const int Reach = 4096;
    private const int ManyTags = 3;

    /// <returns>One of <see cref="MediaTypes"/>.</returns>
    public static string Sniff(ReadOnlyMemory<byte> document)
    {
        var bytes = document.Span;
        if (Archive.IsArchive(bytes))
        {
            return MediaTypes.Docx;
        }

        // Two bytes a character or one: without its NULs the markup reads the same.
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Reach)]).Replace("\0", "", StringComparison.Ordinal);
        return Page().IsMatch(head) || Tag().Count(head) >= ManyTags ? "text/html" : "text/plain";
    }

    [GeneratedRegex(@"<(?:!doctype\s+html|html|head|body)[\s>]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Page();

    [GeneratedRegex(@"</?(?:div|p|span|table|tr|td|br|a|meta|script|style|h[1-6]|ul|li)(?:\s[^<>]*)?/?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
