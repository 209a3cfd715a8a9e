using System.Runtime.CompilerServices;

namespace Gongwen.Ingest;

/// <summary>Reads documents from files, folders and standard input.</summary>
/// <remarks>
/// A folder gives its <c>.txt</c>, <c>.html</c>, <c>.htm</c> and <c>.shtml</c> files and those of its subfolders, in
/// ordinal order of their names; a file that is named itself is read whatever its name. What cannot be read is an item
/// with a failure: no path stops the others. Each folder is read once, so that links between folders end.
/// </remarks>
public sealed record FolderSource
{
    /// <summary>The path that means standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>Longest document that is read, in bytes; a longer one is a failure.</summary>
    public int MaxBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Opens what <see cref="StandardInput"/> stands for.</summary>
    public Func<Stream> OpenInput { get; init; } = Console.OpenStandardInput;

    /// <summary>Reads everything <paramref name="paths"/> name, in their order.</summary>
    public async IAsyncEnumerable<SourceItem> ReadAsync(
        IEnumerable<string> paths, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var (path, failure) in paths.SelectMany(List))
        {
            yield return failure is null ? await ReadOneAsync(path, cancellation).ConfigureAwait(false) : SourceItem.Failed(path, failure);
        }
    }

    /// <summary>The files that <see cref="ReadAsync"/> would read for <paramref name="path"/>, and the folders it could not.</summary>
    public static IEnumerable<(string Path, string? Failure)> List(string path) =>
        path != StandardInput && Directory.Exists(path) ? FolderWalk.Files(path) : [(path, null)];

    /// <summary>The media type that a file's name implies; null when it implies none.</summary>
    public static string? MediaTypeOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".HTML" or ".HTM" or ".SHTML" => "text/html",
        ".TXT" => "text/plain",
        _ => null,
    };

    private async Task<SourceItem> ReadOneAsync(string path, CancellationToken cancellation)
    {
        try
        {
            var stream = path == StandardInput ? OpenInput() : File.OpenRead(path);
            await using (stream.ConfigureAwait(false))
            {
                var bytes = await ReadBoundedAsync(stream, cancellation).ConfigureAwait(false);
                return bytes is { } read
                    ? SourceItem.Of(new RawDocument { Uri = path, Bytes = read, MediaType = MediaTypeOf(path) })
                    : SourceItem.Failed(path, $"longer than {MaxBytes} bytes");
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return SourceItem.Failed(path, failure.Message);
        }
    }

    // The length a file claims is only a hint: a pipe has none, and a file may grow while it is read.
    private async Task<ReadOnlyMemory<byte>?> ReadBoundedAsync(Stream stream, CancellationToken cancellation)
    {
        var claimed = stream.CanSeek ? stream.Length : 16 * 1024;
        if (claimed > MaxBytes)
        {
            return null;
        }

        var buffer = new byte[(int)Math.Min(claimed, MaxBytes) + 1];
        var length = 0;
        while (await stream.ReadAsync(buffer.AsMemory(length), cancellation).ConfigureAwait(false) is > 0 and var read)
        {
            length += read;
            if (length > MaxBytes)
            {
                return null;
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(2L * length, MaxBytes + 1L));
            }
        }

        return buffer.AsMemory(0, length);
    }
}
