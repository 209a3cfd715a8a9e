using System.Globalization;
using System.Text.Json;

namespace Gongwen.Store;

/// <summary>Held by the one program that may write a corpus, so that a second one can say whom it waits for.</summary>
/// <remarks>
/// Two files beside the corpus: <c>corpus.db-lock</c>, which the operating system lets go when its holder dies, however it dies, and
/// <c>corpus.db-writer</c>, which says who that is. Both go with the holder; what a killed one left behind is taken over. SQLite's
/// own lock keeps the file whole even where this one does not work (some network file systems).
/// </remarks>
internal sealed class WriterLock : IDisposable
{
    private const int Absences = 5;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    private readonly FileStream _lock;
    private readonly string _writer;

    private WriterLock(FileStream held, string writer)
    {
        _lock = held;
        _writer = writer;
    }

    /// <summary>Waits until no other program writes the corpus.</summary>
    /// <param name="path">The corpus.</param>
    /// <param name="patience">How long to wait.</param>
    /// <exception cref="CorpusException">Another program still writes it; <see cref="CorpusException.Holder"/> says which.</exception>
    public static WriterLock Take(string path, TimeSpan patience)
    {
        var taken = new WriterLock(Hold(path, DateTime.UtcNow + patience), $"{path}-writer");
        try
        {
            File.WriteAllText(taken._writer, JsonSerializer.Serialize(
                new CorpusWriter(
                    Environment.ProcessId, Environment.MachineName, Environment.CommandLine, DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
                StoreJson.Default.CorpusWriter));
            return taken;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            taken._lock.Dispose();
            throw Failed(path, failure);
        }
    }

    public void Dispose()
    {
        File.Delete(_writer); // first: once the lock is let go, a file of this name is another's
        _lock.Dispose();
    }

    private static FileStream Hold(string path, DateTime until)
    {
        // A file that is held is there; one that is not there cannot be made. But its holder may have let it go just now.
        var absences = 0;
        while (true)
        {
            try
            {
                return new FileStream($"{path}-lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
            }
            catch (Exception failure) when (failure is UnauthorizedAccessException || (failure is IOException && !File.Exists($"{path}-lock") && ++absences > Absences))
            {
                throw Failed(path, failure);
            }
            catch (DirectoryNotFoundException failure)
            {
                throw Failed(path, failure);
            }
            catch (IOException failure) when (DateTime.UtcNow >= until)
            {
                throw Busy(path, failure);
            }
            catch (IOException)
            {
                Thread.Sleep(s_pause); // another program holds it; perhaps it will end in time
            }
        }
    }

    private static CorpusException Failed(string path, Exception failure) => new(CorpusProblem.Failed, path, $"{path}: {failure.Message}", failure);

    private static CorpusException Busy(string path, IOException failure)
    {
        try
        {
            var holder = JsonSerializer.Deserialize(File.ReadAllText($"{path}-writer"), StoreJson.Default.CorpusWriter)!;
            return new CorpusException(
                CorpusProblem.Busy, path, $"{path} is being written by {holder.Command} (process {holder.Process} on {holder.Host}, since {holder.Since}).", failure)
            {
                Holder = holder,
            };
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or JsonException)
        {
            return new CorpusException(CorpusProblem.Busy, path, $"{path} is being written by another program.", failure); // which has not said its name yet
        }
    }
}
