using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Gongwen.Ingest;

/// <summary>Reads documents from files, folders, archives and standard input.</summary>
/// <remarks>
/// <para>
/// A folder gives its <c>.txt</c>, <c>.html</c>, <c>.htm</c>, <c>.shtml</c>, <c>.docx</c>, <c>.mht</c> and <c>.mhtml</c> files
/// and those of its subfolders, in ordinal order of their names; also those that are compressed alone (<c>.html.gz</c>), and
/// what a <c>.zip</c> holds, as if it were a folder. A file that is named itself is read whatever its name. What a file is, its
/// bytes decide: a <c>.doc</c> that is HTML or DOCX in truth is read.
/// </para>
/// <para>
/// A document in an archive has the URI <c>folder/archive.zip!/dir/notice.html</c>; its bytes are the inflated ones. Of an MHTML
/// file the bytes of its page are the document, with the charset that its part declares. Pages of one article whose files stand
/// side by side (<c>x.html</c>, <c>x_1.html</c> …) are one document under the URI of the first (<see cref="MediaTypes.Pages"/>).
/// </para>
/// <para>
/// Of a WARC file (<c>.warc</c>, <c>.warc.gz</c>, ISO 28500) the pages, texts and Word files that servers gave with status 200 are
/// documents, each under the URI that it was asked by.
/// </para>
/// <para>
/// What cannot be read is an item with a failure: no path stops the others. Each folder is read once, so that links between
/// folders end.
/// </para>
/// </remarks>
public sealed record FolderSource
{
    /// <summary>The path that means standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>How much is read at most.</summary>
    public SourceLimits Limits { get; init; } = new();

    /// <summary>Opens what <see cref="StandardInput"/> stands for.</summary>
    public Func<Stream> OpenInput { get; init; } = Console.OpenStandardInput;

    /// <summary>Tells pages of an article from pages of a list.</summary>
    public Ingestor Ingestor { get; init; } = Ingestor.Default;

    /// <summary>
    /// Is told the URI of every file of a folder or archive that looks like a document of a kind that cannot be read, such as a
    /// PDF; on the thread that reads the source.
    /// </summary>
    public Action<string> LeftAside { get; init; } = _ => { };

    /// <summary>Reads everything <paramref name="paths"/> name, in their order.</summary>
    public async IAsyncEnumerable<SourceItem> ReadAsync(
        IEnumerable<string> paths, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var reader = new SourceReader(Limits, Ingestor, LeftAside);
        var items = paths.SelectMany(Groups).SelectMany(found => found.Failure is { } failure
            ? [SourceItem.Failed(found.Paths[0], failure)]
            : reader.Read([.. found.Paths.Select(path => FileAt(path, found.IsNamed))]));
        await foreach (var item in items.ToAsyncEnumerable().ConfigureAwait(false))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return item;
        }
    }

    /// <summary>The files that <see cref="ReadAsync"/> would open for <paramref name="path"/>, and the folders it could not.</summary>
    public static IEnumerable<(string Path, string? Failure)> List(string path) =>
        from found in Groups(path)
        from file in found.Paths
        where found.IsNamed || FileNames.KindOf(file) != FileKind.Aside
        select (file, found.Failure);

    /// <summary>About how many documents <see cref="ReadAsync"/> will give for <paramref name="path"/>.</summary>
    public int Estimate(string path) => List(path).Sum(file => IsZip(file.Path) ? EntriesOf(file.Path) : 1);

    /// <summary>The media type that a file's name implies; null when it implies none.</summary>
    public static string? MediaTypeOf(string path) => FileNames.MediaTypeOf(path);

    private static IEnumerable<(ImmutableArray<string> Paths, string? Failure, bool IsNamed)> Groups(string path) =>
        path != StandardInput && Directory.Exists(path)
            ? FolderWalk.Files(path).Select(found => (found.Paths, found.Failure, false))
            : [([path], null, true)];

    private SourceFile FileAt(string path, bool isNamed) =>
        new(path, path, isNamed ? FileKind.Document : FileNames.KindOf(path), path == StandardInput ? OpenInput : () => File.OpenRead(path));

    private static bool IsZip(string path) => path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    private int EntriesOf(string path)
    {
        try
        {
            using var archive = Archive.Open(File.OpenRead(path), Limits.MaxEntries);
            return archive.Documents.Count();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or UnreadableDocumentException)
        {
            return 1; // what is wrong with it is said when it is read
        }
    }
}
