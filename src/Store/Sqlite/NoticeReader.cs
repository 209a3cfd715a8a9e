using System.Collections.Immutable;
using System.Text.Json;
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
                    Uri = uris.IsEmpty ? $"sha256:{row.GetString(0)}" : uris[0],
                    MediaType = Text(row, 2),
                    DeclaredCharset = Text(row, 3),
                    Bytes = Compression.Decompress(row.GetFieldValue<byte[]>(4)),
                },
                Json = Compression.Decompress(row.GetFieldValue<byte[]>(5)),
            };
        },
        number) is [var stored] ? stored : throw new KeyNotFoundException($"The corpus has no document {number}.");

    public ImmutableArray<long> Documents(string? except) => All("SELECT id FROM document WHERE rules <> $p0 ORDER BY id", row => row.GetInt64(0), except ?? "");

    public ImmutableArray<long> Corrected() => All("SELECT DISTINCT document FROM correction WHERE id >= $p0 ORDER BY 1", row => row.GetInt64(0), 0);

    public ReadOnlyMemory<byte>? Json(long number)
    {
        try
        {
            return All("SELECT json FROM notice WHERE document = $p0", row => row.GetFieldValue<byte[]>(0), number) is [var json] ? Parsed(Compression.Decompress(json)) : null;
        }
        catch (Exception damage) when (damage is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CORRUPT } or InvalidDataException or InvalidOperationException or JsonException)
        {
            return null; // it is what is to be made anew
        }
    }

    public ImmutableArray<Correction> Corrections(string sha256) => All(
        """
        SELECT c.id, c.pointer, c.old_value, c.new_value, c.made_at, c.state FROM correction c JOIN document d ON d.id = c.document
        WHERE d.sha256 = $p0 ORDER BY c.id
        """,
        row => new Correction(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), Enum.Parse<CorrectionState>(row.GetString(5), ignoreCase: true)),
        sha256);

    private static byte[] Parsed(byte[] json)
    {
        using var whole = JsonDocument.Parse(json);
        return json;
    }

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
