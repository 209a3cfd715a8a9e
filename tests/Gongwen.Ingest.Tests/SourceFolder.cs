namespace Gongwen.Ingest.Tests;

/// <summary>A folder of its own, and what a source gives of it.</summary>
public abstract class SourceFolder : IDisposable
{
    protected string Root { get; } = Directory.CreateTempSubdirectory("gongwen-folder-").FullName;

    public void Dispose()
    {
        Directory.Delete(Root, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected static async Task<List<SourceItem>> Read(FolderSource source, params string[] paths)
    {
        var items = new List<SourceItem>();
        await foreach (var item in source.ReadAsync(paths, Xunit.TestContext.Current.CancellationToken))
        {
            items.Add(item);
        }

        return items;
    }

    protected string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    protected string Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>The URIs below the folder, and the failures behind a colon.</summary>
    protected IEnumerable<string> Names(IEnumerable<SourceItem> items) =>
        items.Select(i => Path.GetRelativePath(Root, i.Uri).Replace('\\', '/') + (i.Failure is { } failure ? $": {failure}" : ""));
}
