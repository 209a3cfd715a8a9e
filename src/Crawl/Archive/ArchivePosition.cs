namespace Gongwen.Crawl;

/// <summary>A place in the archive: everything before it is whole and accounted for in the frontier.</summary>
/// <param name="File">File name, without folder.</param>
/// <param name="Offset">Bytes.</param>
internal readonly record struct ArchivePosition(string File, long Offset);
