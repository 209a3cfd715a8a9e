using System.Globalization;
using System.Runtime.CompilerServices;
using Gongwen.Ingest;
using Microsoft.Data.Sqlite;

namespace Gongwen.Store;

/// <summary>A corpus as a source of documents: what each uri held, in the order of time, so that another corpus can be made of it.</summary>
/// <remarks>Of a damaged corpus it gives all that can be read and names what cannot.</remarks>
public sealed class CorpusOriginals : IDisposable
{
    private const string Prefix = "salvaged:";

    private readonly SqliteCorpus _corpus;

    private CorpusOriginals(SqliteCorpus corpus) => _corpus = corpus;

    /// <summary>Opens a corpus to read its originals.</summary>
    /// <param name="path">Its file.</param>
    /// <exception cref="CorpusException">There is none, or the file is something else.</exception>
    public static CorpusOriginals Open(string path) => new(SqliteCorpus.OpenToRead(path));

    /// <summary>How many documents there are, about.</summary>
    public int Estimate() => _corpus.Use(connection => TryRead(() => Rows(connection, "SELECT count(*) FROM version", row => row.GetInt32(0)).First(), 0));

    /// <summary>Every document at every place and time; bytes whose hash is not the stored one are failures.</summary>
    public async IAsyncEnumerable<SourceItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var given = new HashSet<long>();
        await foreach (var (uri, document, at) in Sightings().ToAsyncEnumerable().ConfigureAwait(false))
        {
            cancellation.ThrowIfCancellationRequested();
            given.Add(document);
            yield return _corpus.Use(connection => Read(connection, uri, document, at));
        }

        // Without a place, or its place cannot be read.
        foreach (var document in _corpus.Use(connection => CorpusVerifier.NumbersOf(connection, "original", "document", _ => { })).Except(given).Order())
        {
            cancellation.ThrowIfCancellationRequested();
            yield return _corpus.Use(connection => Read(connection, $"{Prefix}{document}", document, null));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _corpus.Dispose();

    private List<(string Uri, long Document, string? At)> Sightings() => _corpus.Use(connection =>
    {
        var sightings = new List<(string, long, string?)>();
        TryRead(
            () =>
            {
                foreach (var sighting in Rows(
                    connection,
                    """
                    SELECT uri, document, first_seen AS at, ordinal FROM version
                    UNION SELECT uri, document, last_seen, ordinal FROM version ORDER BY at, document, ordinal
                    """,
                    row => (row.GetString(0), row.GetInt64(1), row.IsDBNull(2) ? null : row.GetString(2))))
                {
                    sightings.Add(sighting);
                }

                return 0;
            },
            0);
        return sightings;
    });

    /// <summary>One document's original under its first place, or why it cannot be read.</summary>
    internal static SourceItem Read(SqliteConnection connection, long document)
    {
        var uri = TryRead(
            () => Rows(connection, "SELECT uri FROM version WHERE document = $p0 ORDER BY uri LIMIT 1", row => row.GetString(0), document).FirstOrDefault(), null);
        return Read(connection, uri ?? $"{Prefix}{document}", document, null);
    }

    private static SourceItem Read(SqliteConnection connection, string uri, long document, string? at)
    {
        try
        {
            var (mediaType, charset, compressed) = Rows(
                connection,
                "SELECT media_type, declared_charset, bytes FROM original WHERE document = $p0",
                row => (row.IsDBNull(0) ? null : row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), row.GetFieldValue<byte[]>(2)),
                document).Single();
            var bytes = Compression.Decompress(compressed);
            var sha256 = Rows(connection, "SELECT sha256 FROM document WHERE id = $p0", row => row.GetString(0), document).Single();
            return CorpusEntry.Hash(bytes) != sha256
                ? SourceItem.Failed(uri, $"the bytes of document {document} are not those that were stored")
                : SourceItem.Of(new RawDocument
                {
                    Uri = uri,
                    Bytes = bytes,
                    MediaType = mediaType,
                    DeclaredCharset = charset,
                    FetchedAt = at is null ? null : DateTimeOffset.Parse(at, CultureInfo.InvariantCulture),
                });
        }
        catch (Exception failure) when (failure is SqliteException or InvalidDataException or InvalidOperationException or FormatException)
        {
            return SourceItem.Failed(uri, $"document {document}: {failure.Message}");
        }
    }

    // What cannot be read of a table is found missing document by document.
    private static T TryRead<T>(Func<T> read, T otherwise)
    {
        try
        {
            return read();
        }
        catch (SqliteException damage) when (damage.SqliteErrorCode is SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_IOERR or SQLitePCL.raw.SQLITE_NOTADB)
        {
            return otherwise;
        }
    }

    private static IEnumerable<T> Rows<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> read, object? parameter = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (parameter is not null)
        {
            command.Parameters.AddWithValue("$p0", parameter);
        }

        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return read(rows);
        }
    }
}
