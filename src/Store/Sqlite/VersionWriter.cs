using Gongwen.Ingest;
using Microsoft.Data.Sqlite;

namespace Gongwen.Store;

/// <summary>Writes what each uri held over time, and which documents no uri holds any more.</summary>
/// <remarks>Standard input is no place: what came through it does not take the place of what came before.</remarks>
internal sealed class VersionWriter(SqliteConnection connection) : IDisposable
{
    private readonly Statement _current = new(connection, "SELECT document FROM version WHERE uri = ? ORDER BY ordinal DESC LIMIT 1");
    private readonly Statement _held = new(connection, "SELECT ordinal FROM version WHERE uri = ? AND document = ? ORDER BY ordinal DESC LIMIT 1");
    private readonly Statement _again = new(connection, "UPDATE version SET last_seen = max(coalesce(last_seen, ''), ?3) WHERE uri = ?1 AND ordinal = ?2");
    private readonly Statement _next = new(connection, "INSERT INTO version SELECT ?1, coalesce(max(ordinal), 0) + 1, ?2, ?3, ?3 FROM version WHERE uri = ?1");
    private readonly Statement _back = new(connection, "DELETE FROM resource WHERE uri = ?");
    private readonly Statement _gone = new(connection, "INSERT INTO resource VALUES (?, ?, ?) ON CONFLICT (uri) DO NOTHING");

    private readonly Statement _superseded = new(connection, $"""
        UPDATE document SET superseded = NOT EXISTS (
            SELECT 1 FROM version v WHERE v.document = document.id
            AND (v.uri = '{FolderSource.StandardInput}' OR v.ordinal = (SELECT max(ordinal) FROM version w WHERE w.uri = v.uri)))
        WHERE id = ?
        """);

    /// <summary>At that time the uri held the document.</summary>
    public void See(string uri, long document, string at)
    {
        var current = uri == FolderSource.StandardInput ? null : _current.Run(uri);
        if ((current is null || current == document) && _held.Run(uri, document) is { } ordinal)
        {
            _again.Run(uri, ordinal, at);
        }
        else
        {
            _next.Run(uri, document, at);
            Replace(current, document);
        }

        _back.Run(uri);
    }

    /// <summary>At that time there was nothing at the uri.</summary>
    public void Gone(string uri, string at, int? status) => _gone.Run(uri, at, status);

    /// <summary>Says of a document anew whether it is some uri's current version.</summary>
    public void Update(long document) => _superseded.Run(document);

    public void Dispose()
    {
        foreach (var statement in (Statement[])[_current, _held, _again, _next, _back, _gone, _superseded])
        {
            statement.Dispose();
        }
    }

    // A document that is new was written as current; one that was current before may be it no more, one that was not may be it again.
    private void Replace(long? old, long now)
    {
        if (old is { } replaced)
        {
            Update(replaced);
        }

        Update(now);
    }
}
