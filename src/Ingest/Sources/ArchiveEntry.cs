using System.IO.Compression;

namespace Gongwen.Ingest;

/// <summary>A file in an archive, under the name that its maker gave it.</summary>
internal readonly record struct ArchiveEntry(string Name, ZipArchiveEntry Packed)
{
    /// <summary>Inflates it.</summary>
    /// <exception cref="UnreadableDocumentException">It cannot be read whole, or is more than <paramref name="budget"/> or <paramref name="maxBytes"/> allows.</exception>
    public ReadOnlyMemory<byte> Read(int maxBytes, InflationBudget budget)
    {
        if (Packed.IsEncrypted)
        {
            throw new UnreadableDocumentException("encrypted");
        }

        try
        {
            using var stream = Packed.Open();
            var bytes = BoundedReading.Read(stream, Packed.Length, maxBytes, budget);
            return bytes.Length == Packed.Length && Crc32.Of(bytes.Span) == Packed.Crc32
                ? bytes
                : throw new UnreadableDocumentException("damaged: it does not inflate to what the archive says of it");
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            throw new UnreadableDocumentException(failure.Message);
        }
    }
}
