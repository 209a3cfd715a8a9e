using System.Globalization;

namespace Gongwen.Ingest;

/// <summary>Finds out what a file is, by its bytes more than by its name, and takes the document out of what it is wrapped in.</summary>
internal sealed class FileOpener(SourceLimits limits)
{
    private const int Head = 4096;

    /// <param name="file">The file.</param>
    /// <param name="budget">Of the archive that it stands in; null if it stands in none.</param>
    /// <param name="depth">How many archives it stands in.</param>
    /// <returns>Also a failure is returned, never thrown.</returns>
    public OpenedFile Open(SourceFile file, InflationBudget? budget, int depth)
    {
        Stream? stream = null;
        try
        {
            stream = Seekable(file.Open());
            var opened = Open(file, stream, budget, depth);
            stream = opened.Archive is null && opened.Warc is null ? stream : null; // an archive is read later, and closes it
            return opened;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or UnreadableDocumentException)
        {
            return new OpenedFile(file) { Failure = failure.Message };
        }
        finally
        {
            stream?.Dispose();
        }
    }

    private OpenedFile Open(SourceFile file, Stream stream, InflationBudget? budget, int depth)
    {
        var head = new byte[Math.Min(Head, stream.Length)];
        stream.ReadExactly(head);
        stream.Position = 0;
        return Archive.IsArchive(head) ? OpenArchive(file, stream, budget, depth)
            : WarcDocuments.IsWarc(head) ? new OpenedFile(file) { Warc = stream }
            : GzipContent.IsGzip(head) ? Inflate(file, stream, budget, depth)
            : file.Kind == FileKind.Unsure && BinaryContent.FromSignature(head) is not null ? new OpenedFile(file)
            : new OpenedFile(file) { Document = Document(file, BoundedReading.Read(stream, limits.MaxBytes), head) };
    }

    private static RawDocument Document(SourceFile file, ReadOnlyMemory<byte> bytes, byte[] head) =>
        FileNames.IsMhtml(file.Name) || MimeReader.IsMultipart(head)
            ? MhtmlReader.Read(file.Uri, bytes)
            : new RawDocument { Uri = file.Uri, Bytes = bytes, MediaType = FileNames.MediaTypeOf(file.Name) is not MediaTypes.Docx and var type ? type : null };

    private OpenedFile OpenArchive(SourceFile file, Stream stream, InflationBudget? budget, int depth)
    {
        var archive = Archive.Open(stream, limits.MaxEntries);
        if (archive.Office is not { } kind)
        {
            CheckDepth(depth);
            return new OpenedFile(file) { Archive = archive, Budget = budget ?? new InflationBudget(stream.Length, limits), Depth = depth + 1 };
        }

        if (kind != MediaTypes.Docx)
        {
            throw new UnreadableDocumentException($"no text: it looks like {kind}");
        }

        stream.Position = 0;
        return new OpenedFile(file) { Document = new RawDocument { Uri = file.Uri, Bytes = BoundedReading.Read(stream, limits.MaxBytes), MediaType = kind } };
    }

    private OpenedFile Inflate(SourceFile file, Stream stream, InflationBudget? budget, int depth)
    {
        CheckDepth(depth);
        var packed = BoundedReading.Read(stream, limits.MaxBytes);
        budget ??= new InflationBudget(packed.Length, limits);
        var inflated = GzipContent.Inflate(packed, limits.MaxBytes, budget);
        var inner = file with { Name = FileNames.WithoutGzip(file.Name) };
        return Open(inner, BoundedReading.Open(inflated), budget, depth + 1) with { File = file };
    }

    private Stream Seekable(Stream stream)
    {
        if (stream.CanSeek)
        {
            return stream;
        }

        using (stream)
        {
            return BoundedReading.Open(BoundedReading.Read(stream, limits.MaxBytes));
        }
    }

    private void CheckDepth(int depth)
    {
        if (depth >= limits.MaxDepth)
        {
            throw new UnreadableDocumentException(string.Create(CultureInfo.InvariantCulture, $"archives nested deeper than {limits.MaxDepth}"));
        }
    }
}
