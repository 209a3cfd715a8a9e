namespace Gongwen.Ingest;

/// <summary>Reads a document by the reader of its media type.</summary>
internal static class DocumentReader
{
    /// <exception cref="UnreadableDocumentException">There is nothing in it that could be read.</exception>
    public static ReadDocument Read(RawDocument document, string mediaType, ICharsetDetector? detector = null)
    {
        if (mediaType == MediaTypes.Docx)
        {
            return DocxReader.Read(document.Bytes);
        }

        var isPage = mediaType == MediaTypes.Html;
        var decoded = Decoder.Decode(document, isPage, detector);
        var page = isPage ? HtmlReader.Read(decoded.Text.Text) : PlainTextReader.Read(decoded.Text);
        return new ReadDocument(page, decoded.Charset, decoded.Choice.Confidence, decoded.Issues)
        {
            CharsetAlternatives = decoded.Choice.Alternatives,
            CharsetDeclared = [.. decoded.Declarations.Select(d => new DeclaredCharset(d.Label, d.By))],
        };
    }
}
