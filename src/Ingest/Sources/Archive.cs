using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;

namespace Gongwen.Ingest;

/// <summary>A ZIP archive, opened. Nothing of it is ever written to disk, so a name such as <c>../x</c> is only a name.</summary>
internal sealed class Archive : IDisposable
{
    private const int DirectoryEnd = 22;
    private const int LargeDirectoryEnd = 56;
    private const int Locator = 20;
    private const int LongestComment = ushort.MaxValue;

    // What one entry may take of the list at the end of the archive: its name, twice, and a comment.
    private const int LongestListing = 1024;

    private const string ContentTypes = "[Content_Types].xml";

    private readonly ZipArchive _zip;

    private Archive(ZipArchive zip, ImmutableArray<ArchiveEntry> entries) => (_zip, Entries) = (zip, entries);

    /// <summary>The files, by name in ordinal order.</summary>
    public ImmutableArray<ArchiveEntry> Entries { get; }

    /// <summary>The media type or name of the kind of document that the archive as a whole is; null for an archive of files.</summary>
    public string? Office =>
        Has("word/document.xml") || (Has(ContentTypes) && Entries.Any(e => e.Name.StartsWith("word/document", StringComparison.Ordinal))) ? MediaTypes.Docx
        : Has(ContentTypes) ? "an Office document (XLSX, PPTX)"
        : Has("OFD.xml") ? "an OFD document"
        : Has("META-INF/manifest.xml") && Has("content.xml") ? "an OpenDocument file (ODT, ODS)"
        : null;

    /// <summary>Whether bytes begin like a ZIP archive.</summary>
    public static bool IsArchive(ReadOnlySpan<byte> head) => head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8);

    /// <param name="stream">Must be able to seek; belongs to the archive from now on.</param>
    /// <param name="maxEntries">Most entries.</param>
    /// <exception cref="UnreadableDocumentException">It is no whole archive, or holds more entries.</exception>
    public static Archive Open(Stream stream, int maxEntries)
    {
        try
        {
            CheckListing(stream, maxEntries);
            var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: false, EntryNames.Raw);
            if (zip.Entries.Count > maxEntries)
            {
                throw TooMany(maxEntries);
            }

            var names = EntryNames.Decode([.. zip.Entries.Select(e => e.FullName)]);
            return new Archive(zip, [.. zip.Entries.Zip(names, (entry, name) => new ArchiveEntry(name.Replace('\\', '/'), entry))
                .Where(e => !e.Name.EndsWith('/'))
                .OrderBy(e => e.Name, StringComparer.Ordinal)]);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            throw new UnreadableDocumentException($"a ZIP archive or Office document that is damaged or cut off: {failure.Message}");
        }
    }

    /// <summary>The files that are read, or left aside, as in a folder.</summary>
    public IEnumerable<ArchiveEntry> Documents => Entries.Where(e => FileNames.KindOf(e.Name) != FileKind.Other);

    /// <inheritdoc/>
    public void Dispose() => _zip.Dispose();

    private bool Has(string name) => Entries.Any(e => e.Name == name);

    // ZipArchive keeps an object for every entry in the list, so the list itself must not be too long (APPNOTE 4.3.14 to 4.3.16).
    private static void CheckListing(Stream stream, int maxEntries)
    {
        var tail = Bytes(stream, Math.Max(0, stream.Length - DirectoryEnd - LongestComment), DirectoryEnd + LongestComment);
        if (tail.AsSpan().LastIndexOf("PK\x05\x06"u8) is >= 0 and var end && end + DirectoryEnd <= tail.Length)
        {
            long start = BitConverter.ToUInt32(tail, end + 16);
            if (end >= Locator && tail.AsSpan(end - Locator).StartsWith("PK\x06\x07"u8))
            {
                var large = Bytes(stream, BitConverter.ToInt64(tail, end - Locator + 8), LargeDirectoryEnd);
                start = large.Length == LargeDirectoryEnd ? BitConverter.ToInt64(large, 48) : start;
            }

            if (stream.Length - start > (long)maxEntries * LongestListing)
            {
                throw TooMany(maxEntries);
            }
        }
    }

    private static byte[] Bytes(Stream stream, long start, int most)
    {
        var bytes = new byte[Math.Clamp(stream.Length - start, 0, most)];
        stream.Position = Math.Clamp(start, 0, stream.Length);
        stream.ReadExactly(bytes);
        stream.Position = 0;
        return bytes;
    }

    private static UnreadableDocumentException TooMany(int maxEntries) =>
        new(string.Create(CultureInfo.InvariantCulture, $"an archive of more than {maxEntries} entries"));
}
