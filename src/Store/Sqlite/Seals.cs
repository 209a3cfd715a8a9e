using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Gongwen.Store;

/// <summary>The checksums of all rows: written when a corpus is made or brought up to date, checked when it is verified.</summary>
internal static class Seals
{
    /// <summary>The entry of <c>meta</c> that seals the schema itself.</summary>
    private const string SchemaKey = "schema";

    /// <summary>The tables whose rows bear their own checksum, and of which columns it is.</summary>
    private static readonly (string Table, string Columns, FaultKind Kind, string Document)[] s_tables =
    [
        ("meta", "key, value", FaultKind.File, "NULL"),
        ("version", "uri, ordinal, document, first_seen, last_seen", FaultKind.Versions, "document"),
        ("resource", "uri, gone_at, status", FaultKind.Versions, "NULL"),
        ("correction", "id, document, pointer, old_value, new_value, made_at, state", FaultKind.Document, "document"),
        ("original", "media_type, declared_charset, bytes", FaultKind.Original, "document"),
        ("notice", "json", FaultKind.Notice, "document"),
        ("copy", "document, first, bins", FaultKind.Index, "NULL"),
        ("search_segment", "first_slot, end_slot, words, lengths", FaultKind.Index, "NULL"),
        ("search_block", "segment, first_term, bytes", FaultKind.Index, "NULL"),
    ];

    /// <summary>Gives all rows that have none their checksum, and the schema its own.</summary>
    public static void Write(SqliteConnection connection)
    {
        WriteSchema(connection);
        foreach (var (table, columns, _, _) in s_tables)
        {
            Run(connection, $"UPDATE {table} SET checksum = {Checksum.SqlName}({columns}) WHERE checksum IS NULL");
        }

        using var sums = new DocumentChecksum(connection);
        using var seal = new Statement(connection, "UPDATE document SET checksum = ? WHERE id = ?");
        foreach (var document in Numbers(connection, "SELECT id FROM document WHERE checksum IS NULL ORDER BY id"))
        {
            seal.Run(sums.Of(document), document);
        }
    }

    /// <summary>Takes what nothing can restore as it is from now on: it was said to be damaged before.</summary>
    public static void Renew(SqliteConnection connection)
    {
        foreach (var (table, columns, _, _) in s_tables.Where(t => t.Kind is FaultKind.File or FaultKind.Versions or FaultKind.Document))
        {
            Run(connection, $"UPDATE {table} SET checksum = {Checksum.SqlName}({columns}) WHERE checksum IS NOT {Checksum.SqlName}({columns})");
        }
    }

    /// <summary>The rows of one table whose checksum is another, a fault each.</summary>
    public static IEnumerable<Func<IEnumerable<CorpusFault>>> Checks(SqliteConnection connection)
    {
        yield return () => SchemaFaults(connection);
        foreach (var (table, columns, kind, document) in s_tables)
        {
            yield return () => Broken(connection, table, columns, document).Select(n => new CorpusFault(kind, n == 0 ? null : n, $"a row of {table} is not what was stored"));
        }
    }

    private static List<long> Broken(SqliteConnection connection, string table, string columns, string document) =>
        Numbers(connection, $"SELECT DISTINCT coalesce({document}, 0) FROM {table} WHERE checksum IS NOT {Checksum.SqlName}({columns})");

    private static IEnumerable<CorpusFault> SchemaFaults(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT value FROM meta WHERE key = '{SchemaKey}'";
        if (command.ExecuteScalar() as string != Schema(connection))
        {
            yield return new CorpusFault(FaultKind.File, null, "its tables are not described as they were");
        }
    }

    private static void WriteSchema(SqliteConnection connection)
    {
        using var write = new Statement(connection, "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)");
        write.Run(SchemaKey, Schema(connection));
    }

    // How our tables, indexes and views are described; what others have added besides does not count.
    private static string Schema(SqliteConnection connection)
    {
        using var fresh = new SqliteConnection("Data Source=:memory:");
        fresh.Open();
        CorpusSchema.CreateTables(fresh);
        var (names, cells) = (Names(fresh), new CellBuffer());
        using var rows = new Rows(connection, "SELECT name, type, tbl_name, sql FROM sqlite_schema ORDER BY name");
        for (rows.Ask(); rows.Next();)
        {
            if (names.Contains(rows.Text(0)!))
            {
                rows.AddTo(cells, 0);
            }
        }

        return Checksum.Of(cells.Bytes).ToString("x8", CultureInfo.InvariantCulture);
    }

    private static HashSet<string> Names(SqliteConnection connection)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var rows = new Rows(connection, "SELECT name FROM sqlite_schema");
        for (rows.Ask(); rows.Next();)
        {
            names.Add(rows.Text(0)!);
        }

        return names;
    }

    private static List<long> Numbers(SqliteConnection connection, string sql)
    {
        var numbers = new List<long>();
        using var rows = new Rows(connection, sql);
        for (rows.Ask(); rows.Next();)
        {
            numbers.Add(rows.Integer(0));
        }

        return numbers;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var statement = new Statement(connection, sql);
        statement.Run();
    }
}
