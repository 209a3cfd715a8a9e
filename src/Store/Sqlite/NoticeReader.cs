using System.Collections.Immutable;
using Gongwen.Ingest;
using Microsoft.Data.Sqlite;

namespace Gongwen.Store;

/// <summary>Reads rows back as what callers ask for.</summary>
internal sealed class NoticeReader(SqliteConnection connection)
{
    public ImmutableArray<DocumentKey> Resolve(string id)
    {
        var byNumber = long.TryParse(id, out var number)
            ? All("SELECT id, sha256 FROM document WHERE id = $p0", Key, number)
            : [];
        // 'g' follows every hexadecimal digit.
        return byNumber.IsEmpty
            ? All("SELECT id, sha256 FROM document WHERE sha256 >= $p0 AND sha256 < $p0 || 'g' ORDER BY sha256 LIMIT 10", Key, id.ToLowerInvariant())
            : byNumber;
    }

    public StoredNotice Read(long number) => All(
        """
        SELECT d.sha256, d.rules, o.media_type, o.declared_charset, o.bytes, n.json
        FROM document d JOIN original o ON o.document = d.id JOIN notice n ON n.document = d.id WHERE d.id = $p0
        """,
        row =>
        {
            var uris = Uris(number);
            return new StoredNotice
            {
                Key = new DocumentKey(number, row.GetString(0)),
                Rules = row.GetString(1),
                Uris = uris,
                Original = new RawDocument
                {
                    Uri = uris[0],
                    MediaType = Text(row, 2),
                    DeclaredCharset = Text(row, 3),
                    Bytes = Compression.Decompress(row.GetFieldValue<byte[]>(4)),
                },
                Json = Compression.Decompress(row.GetFieldValue<byte[]>(5)),
            };
        },
        number) is [var stored] ? stored : throw new KeyNotFoundException($"The corpus has no document {number}.");

    /// <summary>The 发文字号 of all documents that bear one, each once.</summary>
    public ImmutableArray<string> DocumentNumbers() => All("SELECT DISTINCT document_number FROM document WHERE document_number IS NOT NULL AND id > $p0", row => row.GetString(0), 0);

    private ImmutableArray<string> Uris(long number) => Texts("SELECT DISTINCT uri FROM version WHERE document = $p0 ORDER BY uri", number);

    private ImmutableArray<string> Texts(string sql, long number) => All(sql, row => row.GetString(0), number);

    private ImmutableArray<T> All<T>(string sql, Func<SqliteDataReader, T> read, object parameter)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$p0", parameter);
        return All(command, read);
    }

    private static ImmutableArray<T> All<T>(SqliteCommand command, Func<SqliteDataReader, T> read)
    {
        var all = ImmutableArray.CreateBuilder<T>();
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            all.Add(read(rows));
        }

        return all.ToImmutable();
    }

    private static DocumentKey Key(SqliteDataReader row) => new(row.GetInt64(0), row.GetString(1));

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
