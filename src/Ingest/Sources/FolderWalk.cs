using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Lists the documents of a folder and its subfolders, files that may be pages of one article together.</summary>
internal static class FolderWalk
{
    public static IEnumerable<(ImmutableArray<string> Paths, string? Failure)> Files(string root)
    {
        var read = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<Entry>([new Entry([root], IsFolder: true, Real(new DirectoryInfo(root), null))]);
        while (waiting.TryPop(out var entry))
        {
            if (!entry.IsFolder)
            {
                yield return (entry.Paths, null);
            }
            else if (!read.Add(entry.RealPath))
            {
                yield return (entry.Paths, "a link to a folder that is read already");
            }
            else
            {
                var (entries, failure) = Open(entry);
                entries.ForEach(waiting.Push);
                if (failure is not null)
                {
                    yield return (entry.Paths, failure);
                }
            }
        }
    }

    // Last name first, for the stack.
    private static (List<Entry> Entries, string? Failure) Open(Entry folder)
    {
        try
        {
            var found = new DirectoryInfo(folder.Paths[0]).EnumerateFileSystemInfos()
                .Where(e => e is DirectoryInfo || FileNames.KindOf(e.Name) != FileKind.Other)
                .OrderBy(e => e.Name, StringComparer.Ordinal)
                .ToList();
            return ([.. PageNames.Group(found, e => e is DirectoryInfo ? "" : e.Name).Reverse().Select(pages => new Entry(
                [.. pages.Select(page => Path.Join(folder.Paths[0], page.Name))], pages[0] is DirectoryInfo, Real(pages[0], folder.RealPath)))], null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return ([], failure.Message);
        }
    }

    private static string Real(FileSystemInfo entry, string? parent) =>
        (entry.LinkTarget is null ? null : entry.ResolveLinkTarget(returnFinalTarget: true)?.FullName)
        ?? (parent is null ? entry.FullName.TrimEnd(Path.DirectorySeparatorChar) : Path.Join(parent, entry.Name));

    private readonly record struct Entry(ImmutableArray<string> Paths, bool IsFolder, string RealPath);
}
