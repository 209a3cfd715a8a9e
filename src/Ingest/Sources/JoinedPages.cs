using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Gongwen.Ingest;

/// <summary>The pages of one article as one document: a MIME message (RFC 2046) with a part for each page, its bytes as they were.</summary>
/// <param name="Pages">The pages; of each its <see cref="RawDocument.Uri"/> is the file name.</param>
/// <param name="Missing">The file names of pages that there should be.</param>
internal sealed record JoinedPages(ImmutableArray<RawDocument> Pages, ImmutableArray<string> Missing)
{
    private const string MissingField = "Gongwen-Missing";

    /// <summary>Writes pages as one document. The same pages always give the same bytes.</summary>
    public static RawDocument Write(ImmutableArray<RawDocument> pages, ImmutableArray<string> missing)
    {
        // No page can hold a line with the hash of itself.
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var page in pages)
        {
            hash.AppendData(page.Bytes.Span);
        }

        var boundary = $"gongwen-{Convert.ToHexStringLower(hash.GetHashAndReset())}";
        var bytes = new MemoryStream();
        Line($"MIME-Version: 1.0\r\nContent-Type: {MediaTypes.Pages}; boundary=\"{boundary}\"");
        if (!missing.IsEmpty)
        {
            Line($"{MissingField}: {string.Join(' ', missing.Select(Uri.EscapeDataString))}");
        }

        foreach (var page in pages)
        {
            Line($"\r\n--{boundary}\r\nContent-Type: {MediaTypes.Html}{(page.DeclaredCharset is { } charset ? $"; charset=\"{charset}\"" : "")}");
            Line($"Content-Location: {Uri.EscapeDataString(page.Uri)}\r\nContent-Transfer-Encoding: binary\r\n");
            bytes.Write(page.Bytes.Span);
        }

        Line($"\r\n--{boundary}--");
        return new RawDocument { Uri = pages[0].Uri, Bytes = bytes.GetBuffer().AsMemory(0, (int)bytes.Length), MediaType = MediaTypes.Pages };

        void Line(string text) => bytes.Write(Encoding.UTF8.GetBytes(text + "\r\n"));
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="UnreadableDocumentException">It is not what <see cref="Write"/> wrote, or not all of it.</exception>
    public static JoinedPages Read(RawDocument document)
    {
        var message = MimeReader.Read(document.Bytes);
        if (message.Parts.IsEmpty || !message.Parts[^1].IsWhole)
        {
            throw new UnreadableDocumentException("pages of an article, cut off or without a part");
        }

        return new JoinedPages(
            [.. message.Parts.Select(part => document with
            {
                Uri = Uri.UnescapeDataString(part["content-location"] ?? document.Uri),
                Bytes = part.Content,
                MediaType = MediaTypes.Html,
                DeclaredCharset = part.Charset,
            })],
            [.. (message[MissingField.ToLowerInvariant()] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)]);
    }
}
