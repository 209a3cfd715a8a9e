using System.Collections.Frozen;

namespace Gongwen.Ingest;

/// <summary>What the name of a file says of it.</summary>
internal static class FileNames
{
    private static readonly FrozenSet<string> Aside = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        ".doc", ".wps", ".wpt", ".dot", ".rtf", ".pdf", ".ofd", ".ceb", ".cebx", ".caj", ".xls", ".xlsx", ".et", ".csv", ".ppt", ".pptx", ".dps", ".odt", ".ods",
        ".rar", ".7z", ".tar", ".tgz", ".bz2", ".xz", ".gz", ".eml", ".msg", ".epub", ".tif", ".tiff");

    /// <summary>What a folder or an archive does with a file of that name.</summary>
    public static FileKind KindOf(string path)
    {
        var name = Path.GetFileName(path.AsSpan());
        return IsLitter(path, name) ? FileKind.Other : KindOf(Path.GetExtension(name), name);
    }

    /// <summary>The media type that a name implies; null when it implies none.</summary>
    public static string? MediaTypeOf(string path) => Path.GetExtension(WithoutGzip(path)).ToUpperInvariant() switch
    {
        ".HTML" or ".HTM" or ".SHTML" => MediaTypes.Html,
        ".TXT" => MediaTypes.Text,
        ".DOCX" => MediaTypes.Docx,
        _ => null,
    };

    /// <summary>The name without <c>.gz</c> at its end.</summary>
    public static string WithoutGzip(string path) => HasExtension(path, ".gz") ? path[..^3] : path;

    public static bool IsMhtml(string path) => HasExtension(path, ".mht") || HasExtension(path, ".mhtml");

    private static FileKind KindOf(ReadOnlySpan<char> extension, ReadOnlySpan<char> name)
    {
        var lower = extension.ToString().ToUpperInvariant();
        return lower switch
        {
            ".GZ" when KindOf(Path.GetExtension(name[..^3]), name[..^3]) == FileKind.Document => FileKind.Document,
            ".HTML" or ".HTM" or ".SHTML" or ".TXT" or ".DOCX" or ".MHT" or ".MHTML" or ".ZIP" or ".WARC" => FileKind.Document,
            ".DOC" or ".WPS" => FileKind.Unsure,
            _ => Aside.Contains(lower) ? FileKind.Aside : FileKind.Other,
        };
    }

    // What editors and operating systems leave beside documents.
    private static bool IsLitter(string path, ReadOnlySpan<char> name) =>
        name.StartsWith("~$") || name.StartsWith("._") || path.StartsWith("__MACOSX/", StringComparison.Ordinal);

    private static bool HasExtension(string path, string extension) => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
