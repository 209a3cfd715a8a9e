using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace Gongwen.Store;

/// <summary>What keeps a corpus whole over the years: checks, copies, removals.</summary>
public static class CorpusCare
{
    /// <summary>Checks everything in a corpus against everything else; others may go on writing meanwhile.</summary>
    /// <param name="path">Its file.</param>
    /// <exception cref="CorpusException">There is none, or the file is something else.</exception>
    public static CorpusHealth Verify(string path)
    {
        using var corpus = SqliteCorpus.OpenToRead(path);
        return corpus.Ask(connection =>
        {
            using var verifier = new CorpusVerifier(connection);
            return verifier.Verify();
        });
    }

    /// <summary>Copies a corpus as it is at this moment into another file, and checks the copy; others may go on writing meanwhile.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="target">The copy: a whole corpus, to be used in the place of the first one by giving it its name.</param>
    /// <returns>What the copy was found to hold. It has its name only when nothing is wrong with it.</returns>
    /// <exception cref="CorpusException">There is no corpus, or the copy cannot be written.</exception>
    public static CorpusHealth Backup(string path, string target)
    {
        using var corpus = SqliteCorpus.OpenToRead(path);
        var part = $"{target}.part";
        try
        {
            File.Delete(part);
            corpus.Use(connection =>
            {
                // All pages of one moment, read as any reader reads: no writer waits for it.
                using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = part, Pooling = false }.ConnectionString);
                copy.Open();
                connection.BackupDatabase(copy);
                return true;
            });
            var health = Verify(part);
            File.Delete($"{part}-wal"); // of the reader that checked it
            File.Delete($"{part}-shm");
            if (health.Faults.IsEmpty)
            {
                File.Move(part, target, overwrite: true);
            }

            return health;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CorpusException { Problem: CorpusProblem.Failed })
        {
            throw new CorpusException(CorpusProblem.Failed, target, $"{target}: {failure.Message}", failure);
        }
    }

    /// <summary>Takes a document out of a corpus, with its original, its facts and its place among the versions of uris.</summary>
    /// <param name="corpus">Opened to write.</param>
    /// <param name="number">The document.</param>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    /// <exception cref="CorpusException">It could not be removed.</exception>
    public static void Remove(SqliteCorpus corpus, long number) => corpus.Change((connection, writer) => writer.Remove(number));

    /// <summary>Makes the index of words anew from the documents, as far as they can be read.</summary>
    /// <param name="corpus">Opened to write.</param>
    /// <exception cref="CorpusException">It could not be written.</exception>
    public static void Reindex(SqliteCorpus corpus) => corpus.Change((connection, _) => SearchRebuilder.Rebuild(connection));

    /// <summary>Makes good what needs no document: what is superseded, rows that belong to nothing, indexes.</summary>
    /// <param name="corpus">Opened to write.</param>
    /// <exception cref="CorpusException">It could not be written.</exception>
    public static void Tidy(SqliteCorpus corpus)
    {
        corpus.Change((connection, writer) => writer.Tidy());
        corpus.Use(connection =>
        {
            using var reindex = new Statement(connection, "REINDEX");
            return reindex.Run();
        });
    }

    /// <summary>Takes over what <see cref="CorpusOriginals"/> do not carry from another corpus: corrections, and which uris are gone.</summary>
    /// <param name="corpus">Opened to write; holds the documents of the other one already.</param>
    /// <param name="path">The other one.</param>
    /// <returns>The documents that got corrections and are to be read again.</returns>
    /// <exception cref="CorpusException">One of the two cannot be used.</exception>
    public static ImmutableArray<long> Adopt(SqliteCorpus corpus, string path)
    {
        SqliteCorpus.OpenToRead(path).Dispose(); // brings an older one up to date
        corpus.Use(connection =>
        {
            using var attach = new Statement(connection, "ATTACH ? AS other");
            return attach.Run(path);
        });
        try
        {
            var corrected = ImmutableArray.CreateBuilder<long>();
            corpus.Change((connection, writer) => corrected.AddRange(writer.Adopt()));
            return corrected.ToImmutable();
        }
        finally
        {
            corpus.Use(connection =>
            {
                using var detach = new Statement(connection, "DETACH other");
                return detach.Run();
            });
        }
    }
}
