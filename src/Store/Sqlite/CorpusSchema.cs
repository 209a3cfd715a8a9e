using Microsoft.Data.Sqlite;

namespace Gongwen.Store;

/// <summary>Creates a corpus in an empty file and tells corpora of this program from other files.</summary>
internal static class CorpusSchema
{
    /// <summary>The version that <c>Schema.sql</c> describes; kept in the file's <c>user_version</c>.</summary>
    public const int Version = 1;

    // "Gong": marks the file as ours, see https://www.sqlite.org/pragma.html#pragma_application_id
    private const int ApplicationId = 0x476F6E67;

    /// <summary>Makes the file a corpus if it is empty; two programs may do so at the same time.</summary>
    public static void Ensure(SqliteConnection connection)
    {
        if (!IsEmpty(connection))
        {
            return;
        }

        Execute(connection, "PRAGMA journal_mode = WAL"); // cannot be changed inside a transaction
        using var transaction = connection.BeginTransaction();
        if (IsEmpty(connection))
        {
            using var reader = new StreamReader(typeof(CorpusSchema).Assembly.GetManifestResourceStream("Schema.sql")!);
            Execute(connection, reader.ReadToEnd());
            Execute(connection, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}");
        }

        transaction.Commit();
    }

    /// <exception cref="CorpusException">The file is no corpus, or a newer one.</exception>
    public static void Check(SqliteConnection connection, string path)
    {
        if (Scalar(connection, "PRAGMA application_id") != ApplicationId)
        {
            throw new CorpusException(CorpusProblem.NotACorpus, path, $"{path} is a database, but not a corpus of gongwen.");
        }

        if (Scalar(connection, "PRAGMA user_version") is var version and > Version)
        {
            throw new CorpusException(
                CorpusProblem.Newer, path, $"{path} has schema version {version}; this program knows versions up to {Version}. Use a newer gongwen.");
        }
    }

    private static bool IsEmpty(SqliteConnection connection) =>
        Scalar(connection, "PRAGMA application_id") == 0 && Scalar(connection, "SELECT count(*) FROM sqlite_schema") == 0;

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
