namespace Gongwen.Ingest;

/// <summary>Lists the documents of a folder and its subfolders.</summary>
internal static class FolderWalk
{
    public static IEnumerable<(string Path, string? Failure)> Files(string root)
    {
        var read = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<Entry>([new Entry(root, IsFolder: true, Real(new DirectoryInfo(root), null))]);
        while (waiting.TryPop(out var entry))
        {
            if (!entry.IsFolder)
            {
                yield return (entry.Path, null);
            }
            else if (!read.Add(entry.RealPath))
            {
                yield return (entry.Path, "a link to a folder that is read already");
            }
            else
            {
                var (entries, failure) = Open(entry);
                entries.ForEach(waiting.Push);
                if (failure is not null)
                {
                    yield return (entry.Path, failure);
                }
            }
        }
    }

    // Last name first, for the stack.
    private static (List<Entry> Entries, string? Failure) Open(Entry folder)
    {
        try
        {
            var entries = new DirectoryInfo(folder.Path).EnumerateFileSystemInfos()
                .Where(e => e is DirectoryInfo || FolderSource.MediaTypeOf(e.Name) is not null)
                .OrderByDescending(e => e.Name, StringComparer.Ordinal)
                .Select(e => new Entry(Path.Join(folder.Path, e.Name), e is DirectoryInfo, Real(e, folder.RealPath)));
            return ([.. entries], null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return ([], failure.Message);
        }
    }

    private static string Real(FileSystemInfo entry, string? parent) =>
        (entry.LinkTarget is null ? null : entry.ResolveLinkTarget(returnFinalTarget: true)?.FullName)
        ?? (parent is null ? entry.FullName.TrimEnd(Path.DirectorySeparatorChar) : Path.Join(parent, entry.Name));

    private readonly record struct Entry(string Path, bool IsFolder, string RealPath);
}
