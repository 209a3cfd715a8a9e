using System.IO.Compression;

namespace Gongwen.Ingest;

/// <summary>The language data embedded in this assembly; <c>tools/language-data</c> makes it.</summary>
internal static class DataFile
{
    /// <summary>The lines of the table of that name, split at tabs.</summary>
    public static IEnumerable<string[]> Rows(string name)
    {
        using var reader = new StreamReader(Open(name));
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                yield return line.Split('\t');
            }
        }
    }

    /// <summary>The content of the Brotli file of that name.</summary>
    public static byte[] Unpack(string name)
    {
        using var brotli = new BrotliStream(Open(name), CompressionMode.Decompress);
        using var content = new MemoryStream();
        brotli.CopyTo(content);
        return content.ToArray();
    }

    private static Stream Open(string name) =>
        typeof(DataFile).Assembly.GetManifestResourceStream($"Data/{name}") ?? throw new FileNotFoundException("The assembly lacks its data.", name);
}
