using System.Collections.Immutable;
using Gongwen.Ingest;
using Microsoft.Data.Sqlite;

namespace Gongwen.Store;

/// <summary>Writes what each uri held over time, and which documents no uri holds any more.</summary>
/// <remarks>Standard input is no place: what came through it does not take the place of what came before.</remarks>
internal sealed class VersionWriter(SqliteConnection connection, LedgerWriter ledger) : IDisposable
{
    /// <summary>SQL that says of a row of <c>document</c> whether no uri has it as its current version.</summary>
    public const string IsSuperseded = $"""
        EXISTS (SELECT 1 FROM version v WHERE v.document = document.id) AND NOT EXISTS (
            SELECT 1 FROM version v WHERE v.document = document.id
            AND (v.uri = '{FolderSource.StandardInput}' OR v.ordinal = (SELECT max(ordinal) FROM version w WHERE w.uri = v.uri)))
        """;

    private readonly Statement _current = new(connection, "SELECT document FROM version WHERE uri = ? ORDER BY ordinal DESC LIMIT 1");
    private readonly Statement _later = new(connection, "SELECT 1 FROM version WHERE uri = ? AND last_seen > ?");
    private readonly Statement _held = new(connection, "SELECT ordinal FROM version WHERE uri = ? AND document = ? ORDER BY ordinal DESC LIMIT 1");
    private readonly Statement _again = new(connection, $"UPDATE version SET last_seen = max(coalesce(last_seen, ''), ?3), checksum = {Checksum.SqlName}(uri, ordinal, document, first_seen, max(coalesce(last_seen, ''), ?3)) WHERE uri = ?1 AND ordinal = ?2");
    private readonly Statement _next = new(connection, $"INSERT INTO version SELECT ?1, next, ?2, ?3, ?3, {Checksum.SqlName}(?1, next, ?2, ?3, ?3) FROM (SELECT coalesce(max(ordinal), 0) + 1 AS next FROM version WHERE uri = ?1)");
    private readonly Statement _insert = new(connection, "INSERT INTO version VALUES (?, ?, ?, ?, ?, ?)");
    private readonly Statement _forget = new(connection, "DELETE FROM version WHERE uri = ?");
    private readonly Statement _back = new(connection, "DELETE FROM resource WHERE uri = ? AND gone_at <= ?");
    private readonly Statement _gone = new(connection, $"INSERT INTO resource VALUES (?1, ?2, ?3, {Checksum.SqlName}(?1, ?2, ?3)) ON CONFLICT (uri) DO NOTHING");
    private readonly Statement _superseded = new(connection, $"UPDATE document SET superseded = ({IsSuperseded}) WHERE id = ?");

    /// <summary>At that time the uri held the document.</summary>
    /// <param name="uri">The uri.</param>
    /// <param name="document">The document's number.</param>
    /// <param name="at">ISO 8601.</param>
    /// <param name="isNew">Whether it was nowhere before, and so is not marked as superseded.</param>
    public void See(string uri, long document, string at, bool isNew)
    {
        _back.Run(uri, at);
        if (uri == FolderSource.StandardInput)
        {
            SeeAgain(uri, document, at, current: null);
        }
        else if (_current.Run(uri) is not { } current)
        {
            _insert.Run(uri, 1, document, at, at, Checksum.Of(uri, 1, document, at, at));
            if (!isNew)
            {
                Judge(document);
            }
        }
        else if (_later.Run(uri, at) is not null)
        {
            // Told late, as by a corpus that is merged into this one.
            Write(uri, Version.Insert(History(uri), new Version(document, at, at)));
        }
        else
        {
            SeeAgain(uri, document, at, current);
        }
    }

    /// <summary>At that time there was nothing at the uri.</summary>
    public void Gone(string uri, string at, int? status) => _gone.Run(uri, at, status);

    /// <summary>Takes a document out of the history of every uri.</summary>
    public void Remove(long document)
    {
        foreach (var uri in Rows("SELECT DISTINCT uri FROM version WHERE document = $p0", row => row.GetString(0), document))
        {
            var left = History(uri).Where(v => v.Document != document);
            Write(uri, uri == FolderSource.StandardInput ? [.. left] : Version.Join(left));
        }
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[_current, _later, _held, _again, _next, _insert, _forget, _back, _gone, _superseded])
        {
            statement.Dispose();
        }
    }

    private void SeeAgain(string uri, long document, string at, long? current)
    {
        if ((current is null || current == document) && _held.Run(uri, document) is { } ordinal)
        {
            _again.Run(uri, ordinal, at);
            return;
        }

        // One that was current before may be it no more, one that was not may be it again.
        _next.Run(uri, document, at);
        if (current is { } replaced)
        {
            Judge(replaced);
        }

        Judge(document);
    }

    // Says anew whether a document is superseded; the ledger is of those that are not.
    private void Judge(long document)
    {
        ledger.Touch(document);
        _superseded.Run(document);
    }

    private void Write(string uri, ImmutableArray<Version> history)
    {
        _forget.Run(uri);
        foreach (var (i, version) in history.Index())
        {
            var (first, last) = (NullIfEmpty(version.First), NullIfEmpty(version.Last));
            _insert.Run(uri, i + 1, version.Document, first, last, Checksum.Of(uri, i + 1, version.Document, first, last));
        }

        foreach (var document in history.Select(v => v.Document).Distinct())
        {
            Judge(document);
        }
    }

    private static string? NullIfEmpty(string time) => time.Length == 0 ? null : time;

    private ImmutableArray<Version> History(string uri) => Rows(
        "SELECT document, coalesce(first_seen, ''), coalesce(last_seen, '') FROM version WHERE uri = $p0 ORDER BY ordinal",
        row => new Version(row.GetInt64(0), row.GetString(1), row.GetString(2)),
        uri);

    private ImmutableArray<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, object parameter)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$p0", parameter);
        using var rows = command.ExecuteReader();
        var all = ImmutableArray.CreateBuilder<T>();
        while (rows.Read())
        {
            all.Add(read(rows));
        }

        return all.ToImmutable();
    }
}
