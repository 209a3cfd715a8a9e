using System.Xml;

namespace Gongwen.Ingest;

/// <summary>Reads WordprocessingML (<c>.docx</c>) as the lines people see.</summary>
/// <remarks>
/// Revisions are taken as accepted. Left out is what is not the text: headers, footers, footnotes, comments, hidden text, tables
/// of contents. Numbers that Word makes are written out; they take no characters of the original. Addresses count the
/// characters of all text nodes of the body's part.
/// </remarks>
internal static class DocxReader
{
    /// <exception cref="UnreadableDocumentException">It is damaged, cut off, absurdly large or deep, or holds no text.</exception>
    public static ReadDocument Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var package = DocxPackage.Open(bytes);
            var styles = new DocxStyles(package.Related("styles"));
            using var body = package.Body();
            var (page, issues) = DocxWalk.Read(body, new DocxNumbering(package.Related("numbering"), styles));
            return page.Source.Text.Length > 0
                ? new ReadDocument(page, CharsetLabels.Utf8, 1, issues)
                : throw new UnreadableDocumentException(page.Images.IsEmpty ? "a document without text" : "a document of pictures without text");
        }
        catch (XmlException failure)
        {
            throw new UnreadableDocumentException($"an Office document whose XML is damaged: {failure.Message}");
        }
    }
}
