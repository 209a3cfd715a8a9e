using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Gongwen.Store;

/// <summary>Creates a corpus in an empty file, brings older ones up to date, and tells corpora of this program from other files.</summary>
internal static class CorpusSchema
{
    /// <summary>The version that <c>Schema.sql</c> describes; kept in the file's <c>user_version</c>.</summary>
    public const int Version = 3;

    /// <summary>What the rules version of a document begins with whose facts a migration could not bring up to date.</summary>
    public const string StaleMark = "schema-";

    // Versions before it searched by another index.
    private const int SearchedSince = 2;

    // "Gong": marks the file as ours, see https://www.sqlite.org/pragma.html#pragma_application_id
    private const int ApplicationId = 0x476F6E67;

    /// <summary>Makes the file a corpus of this version if it is empty or older; two programs may do so at the same time.</summary>
    /// <remarks>All in one transaction: killed in the middle, the file is what it was.</remarks>
    public static void Ensure(SqliteConnection connection, TimeProvider clock)
    {
        if (IsEmpty(connection))
        {
            Execute(connection, "PRAGMA journal_mode = WAL"); // cannot be changed inside a transaction
        }
        else if (!IsOlder(connection))
        {
            return;
        }

        using var transaction = connection.BeginTransaction();
        if (IsEmpty(connection))
        {
            CreateTables(connection);
            Note(connection, "created", clock);
            Execute(connection, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}");
        }
        else if (IsOlder(connection))
        {
            Migrate(connection, clock);
        }

        Seals.Write(connection);
        transaction.Commit();
    }

    /// <summary>Makes the tables in an empty database.</summary>
    public static void CreateTables(SqliteConnection connection) => Execute(connection, Script("Schema.sql"));

    /// <summary>Makes known to a connection what the statements of this program use.</summary>
    public static void AddFunctions(SqliteConnection connection) =>
        connection.CreateFunction(Checksum.SqlName, (object?[] values) => Checksum.Of([.. values.Select(Cell.Of)]), isDeterministic: true);

    private static void Migrate(SqliteConnection connection, TimeProvider clock)
    {
        var before = VersionOf(connection);
        while (IsOlder(connection))
        {
            var next = VersionOf(connection) + 1;
            Execute(connection, Script($"Migrations.{next}.sql"));
            Note(connection, $"migrated-to-{next}", clock);
            Execute(connection, $"PRAGMA user_version = {next}");
        }

        if (before < SearchedSince)
        {
            SearchRebuilder.Rebuild(connection);
        }

        LedgerWriter.Rebuild(connection);
    }

    /// <summary>Whether it is a corpus that <see cref="Ensure"/> would bring up to date.</summary>
    public static bool IsOlder(SqliteConnection connection) => IsOurs(connection) && VersionOf(connection) < Version;

    /// <exception cref="CorpusException">The file is empty, no corpus, or a newer one.</exception>
    public static void Check(SqliteConnection connection, string path)
    {
        // A program was killed before the first corpus in this file was made.
        if (IsEmpty(connection))
        {
            throw new CorpusException(CorpusProblem.Missing, path, $"There is no corpus at {path}: the database is empty.");
        }

        if (!IsOurs(connection))
        {
            throw new CorpusException(CorpusProblem.NotACorpus, path, $"{path} is a database, but not a corpus of gongwen.");
        }

        if (VersionOf(connection) is var version and > Version)
        {
            throw new CorpusException(
                CorpusProblem.Newer, path, $"{path} has schema version {version}; this program knows versions up to {Version}. Use a newer gongwen.");
        }
    }

    private static bool IsOurs(SqliteConnection connection) => Scalar(connection, "PRAGMA application_id") == ApplicationId;

    private static long VersionOf(SqliteConnection connection) => Scalar(connection, "PRAGMA user_version");

    private static bool IsEmpty(SqliteConnection connection) =>
        Scalar(connection, "PRAGMA application_id") == 0 && Scalar(connection, "SELECT count(*) FROM sqlite_schema") == 0;

    private static void Note(SqliteConnection connection, string what, TimeProvider clock)
    {
        using var note = new Statement(connection, "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)");
        note.Run(what, clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        note.Run($"{what}-by", $"gongwen {typeof(CorpusSchema).Assembly.GetName().Version?.ToString(3)}");
    }

    private static string Script(string name)
    {
        using var reader = new StreamReader(typeof(CorpusSchema).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static long Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
