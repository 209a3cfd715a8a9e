namespace Gongwen.Cli.Exporting;

/// <summary>A file that is written as a whole or not at all.</summary>
internal static class WholeFile
{
    /// <summary>Writes beside <paramref name="path"/> and puts the file in its place when it is complete.</summary>
    /// <param name="path">Where it goes; <c>-</c> for standard output.</param>
    /// <param name="terminal">Whose output <c>-</c> is.</param>
    /// <param name="write">Writes it to a stream that can seek, unless it is standard output.</param>
    /// <exception cref="UsageException">It cannot be written there.</exception>
    public static void Write(string path, Terminal terminal, Action<Stream> write)
    {
        if (path == "-")
        {
            write(terminal.Output);
            return;
        }

        var part = $"{path}.part";
        try
        {
            using (var output = new FileStream(part, FileMode.Create, FileAccess.ReadWrite))
            {
                write(output);
            }

            File.Move(part, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: {failure.Message}");
        }
        finally
        {
            File.Delete(part);
        }
    }
}
