using Microsoft.Data.Sqlite;

namespace Gongwen.Store;

/// <summary>Makes index and groups of copies anew from what is stored, inside a transaction of its caller. Documents that are damaged are left out.</summary>
internal static class SearchRebuilder
{
    private const int BatchSize = 512;

    public static void Rebuild(SqliteConnection connection)
    {
        using (var clear = connection.CreateCommand())
        {
            clear.CommandText = "DELETE FROM search_block; DELETE FROM search_segment; DELETE FROM search_slot; DELETE FROM search_dead; DELETE FROM copy_band; DELETE FROM copy";
            clear.ExecuteNonQuery();
        }

        using var reader = new SearchableReader(connection);
        using var index = new SearchIndexWriter(connection);
        using var copies = new CopyWriter(connection);
        foreach (var batch in Documents(connection).Chunk(BatchSize))
        {
            var readable = new List<(long, DocumentTerms)>();
            foreach (var document in batch)
            {
                if (reader.TryRead(document) is { } notice)
                {
                    copies.Write(document, Fingerprint.Of(notice.Text));
                    readable.Add((document, DocumentTerms.Of(notice)));
                }
            }

            index.Add(readable);
        }
    }

    private static List<long> Documents(SqliteConnection connection)
    {
        var documents = new List<long>();
        using var rows = new Rows(connection, "SELECT id FROM document ORDER BY id");
        for (rows.Ask(); rows.Next();)
        {
            documents.Add(rows.Integer(0));
        }

        return documents;
    }
}
