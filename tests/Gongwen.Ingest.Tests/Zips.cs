using System.IO.Compression;
using System.Text;

namespace Gongwen.Ingest.Tests;

/// <summary>Makes archives; the same entries always give the same bytes.</summary>
internal static class Zips
{
    public static byte[] Of(params (string Name, byte[] Bytes)[] entries) => Of(Encoding.UTF8, entries);

    /// <summary>An archive whose names are written in a charset, without saying in which.</summary>
    public static byte[] Of(Encoding names, params (string Name, byte[] Bytes)[] entries)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, names))
        {
            foreach (var (name, bytes) in entries)
            {
                var entry = zip.CreateEntry(name);
                entry.LastWriteTime = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var content = entry.Open();
                content.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    public static byte[] Gzip(byte[] bytes)
    {
        var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return stream.ToArray();
    }
}
