using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;

namespace Gongwen.Ingest;

/// <summary>The documents in a WARC file: what servers answered with status 200 that is a page, a text or a Word file.</summary>
/// <remarks>
/// A <c>revisit</c> says that nothing had changed and holds no document. Where the file is cut off or damaged, the documents
/// before that place are given, then a failure.
/// </remarks>
internal sealed class WarcDocuments(SourceLimits limits, Action<string> leftAside)
{
    /// <summary>Whether a file is a WARC file, plain or compressed; told by its first bytes.</summary>
    public static bool IsWarc(ReadOnlyMemory<byte> head) =>
        WarcReader.IsWarc(head.Span) || (GzipContent.IsGzip(head.Span) && WarcReader.IsWarc(Inflated(head)));

    /// <param name="uri">The file.</param>
    /// <param name="file">From its beginning.</param>
    public IEnumerable<SourceItem> Read(string uri, Stream file)
    {
        var isPacked = IsPacked(file);
        uint? packed = isPacked ? TrailerOf(file) : null;
        var most = isPacked ? Math.Max(limits.MaxBytes, file.Length * limits.MaxRatio) : long.MaxValue;
        using var stream = isPacked ? new GZipStream(file, CompressionMode.Decompress) : file;
        var reader = new WarcReader(stream, most);
        while (true)
        {
            var (record, item) = Next(uri, reader, packed);
            if (item is not null)
            {
                yield return item;
            }

            if (record is null)
            {
                yield break;
            }
        }
    }

    // A record that is null ends the file.
    private (WarcRecord? Record, SourceItem? Item) Next(string uri, WarcReader reader, uint? packed)
    {
        try
        {
            var record = reader.Next();
            if (record is null && packed is { } length && !reader.EndsWithMember(length))
            {
                throw new UnreadableDocumentException("a WARC file that is cut off behind the last record read");
            }

            return (record, record is null ? null : ItemOf(uri, record, reader));
        }
        catch (Exception failure) when (failure is UnreadableDocumentException or InvalidDataException or IOException)
        {
            return (null, SourceItem.Failed(uri, failure is UnreadableDocumentException ? failure.Message : $"a WARC file that is damaged: {failure.Message}"));
        }
    }

    private SourceItem? ItemOf(string uri, WarcRecord record, WarcReader reader)
    {
        if (record.Target is not { } target || !IsOfInterest(record))
        {
            return null;
        }

        if (record.Length > limits.MaxBytes)
        {
            return SourceItem.Failed($"{uri}!/{target}", string.Create(CultureInfo.InvariantCulture, $"longer than {limits.MaxBytes} bytes"));
        }

        var block = reader.ReadBlock(limits.MaxBytes);
        try
        {
            return record.Type == "resource" ? Item(target, record, block, MimeField.ValueOf(record["Content-Type"] ?? ""), null) : Answer(target, record, block);
        }
        catch (UnreadableDocumentException failure)
        {
            return SourceItem.Failed($"{uri}!/{target}", failure.Message);
        }
    }

    private static bool IsOfInterest(WarcRecord record) =>
        record.Target!.StartsWith("http", StringComparison.OrdinalIgnoreCase) && !record.Target.EndsWith("/robots.txt", StringComparison.Ordinal)
        && (record.Type == "resource" || (record.Type == "response" && (record["Content-Type"] ?? "").StartsWith("application/http", StringComparison.OrdinalIgnoreCase)));

    private SourceItem? Answer(string target, WarcRecord record, ReadOnlyMemory<byte> block)
    {
        if (HttpResponse.Read(block) is not { Status: 200 } response || response.Entity.IsEmpty)
        {
            return null;
        }

        var type = response.MediaType ?? "";
        return IsReadable(type) && (record["WARC-Truncated"] is not null || !response.IsWhole)
            ? throw new UnreadableDocumentException("archived, but not all of it")
            : IsReadable(type) ? Item(target, record, response.Decode(limits.MaxBytes), type, response.Charset) : Aside(target);
    }

    private SourceItem? Item(string target, WarcRecord record, ReadOnlyMemory<byte> bytes, string type, string? charset)
    {
        if (!IsReadable(type) || (type != MediaTypes.Docx && BinaryContent.FromSignature(bytes.Span) is not null && !Archive.IsArchive(bytes.Span)))
        {
            return Aside(target);
        }

        var mediaType = type is MediaTypes.Html or "application/xhtml+xml" ? MediaTypes.Html
            : type is MediaTypes.Docx && Archive.IsArchive(bytes.Span) ? type
            : MediaTypeSniffer.Sniff(bytes);
        return SourceItem.Of(new RawDocument { Uri = target, Bytes = bytes, MediaType = mediaType, DeclaredCharset = charset, FetchedAt = record.Date });
    }

    private SourceItem? Aside(string target)
    {
        var path = target.Split('?', '#')[0];
        if (FileNames.KindOf(path) is FileKind.Aside or FileKind.Unsure)
        {
            leftAside(path);
        }

        return null;
    }

    // Nothing said of it: the bytes decide.
    private static bool IsReadable(string type) => type is "" or MediaTypes.Html or "application/xhtml+xml" or MediaTypes.Text or MediaTypes.Docx;

    private static bool IsPacked(Stream file)
    {
        Span<byte> head = stackalloc byte[2];
        var read = file.ReadAtLeast(head, 2, throwOnEndOfStream: false);
        file.Position = 0;
        return read == 2 && GzipContent.IsGzip(head);
    }

    // The length of the last gzip member: .NET takes the end of the bytes for the end of a member.
    private static uint TrailerOf(Stream file)
    {
        Span<byte> trailer = stackalloc byte[sizeof(uint)];
        file.Position = Math.Max(0, file.Length - trailer.Length);
        file.ReadExactly(trailer);
        file.Position = 0;
        return BinaryPrimitives.ReadUInt32LittleEndian(trailer);
    }

    private static ReadOnlySpan<byte> Inflated(ReadOnlyMemory<byte> head)
    {
        try
        {
            var bytes = new byte[8];
            using var stream = new GZipStream(BoundedReading.Open(head), CompressionMode.Decompress);
            return bytes.AsSpan(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            return []; // no WARC file; what is wrong with it is said when it is read
        }
    }
}
