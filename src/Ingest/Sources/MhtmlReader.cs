namespace Gongwen.Ingest;

/// <summary>Finds the page in a page that a browser saved with its pictures in one file (MHTML, RFC 2557).</summary>
internal static class MhtmlReader
{
    /// <summary>The page alone: what reading it again needs. Pictures and styles are left out.</summary>
    /// <exception cref="UnreadableDocumentException">It holds no page, or not all of it.</exception>
    public static RawDocument Read(string uri, ReadOnlyMemory<byte> bytes)
    {
        var message = MimeReader.Read(bytes);
        if (message.Fields.IsEmpty)
        {
            return new RawDocument { Uri = uri, Bytes = bytes }; // a page or text that only bears the name
        }

        var page = Page(message) ?? throw new UnreadableDocumentException("an MHTML file without a page in it");
        return page.IsWhole
            ? Document(uri, page)
            : throw new UnreadableDocumentException("an MHTML file that is cut off within its page");
    }

    private static MimePart? Page(MimePart message)
    {
        var start = MimeField.ParameterOf(message["content-type"] ?? "", "start");
        var pages = message.Leaves.Where(p => p.MediaType is MediaTypes.Html or "application/xhtml+xml").ToList();
        var root = (start is null ? null : pages.FirstOrDefault(p => p["content-id"] == start)) ?? pages.FirstOrDefault();
        return root is not null && IsFrameset(root) && pages.Count > 1
            ? pages.Where(p => p != root).MaxBy(TextLength)
            : root ?? message.Leaves.FirstOrDefault(p => p.MediaType == MediaTypes.Text && message.Parts.Length > 0);
    }

    private static bool IsFrameset(MimePart page) => page.Content.Span is var html && (html.IndexOf("<frameset"u8) >= 0 || html.IndexOf("<FRAMESET"u8) >= 0);

    private static int TextLength(MimePart page) =>
        HtmlReader.Read(Decoder.Decode(Document("", page), isPage: true).Text.Text).Source.Text.Length;

    private static RawDocument Document(string uri, MimePart page) => new()
    {
        Uri = uri,
        Bytes = page.Content,
        MediaType = page.MediaType == MediaTypes.Text ? MediaTypes.Text : MediaTypes.Html,
        DeclaredCharset = page.Charset,
    };
}
