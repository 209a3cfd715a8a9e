using Microsoft.Data.Sqlite;

namespace Gongwen.Crawl;

/// <summary>The frontier's file: opened, made when there is none, told from other files.</summary>
internal sealed class FrontierDatabase : IDisposable
{
    private const int Version = 1;
    private const int ApplicationId = 0x476F6E66; // "Gonf"

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = [];

    private FrontierDatabase(SqliteConnection connection) => _connection = connection;

    /// <param name="path">Its file.</param>
    /// <param name="inMemory">Works on a copy in memory: the file stays as it is, and need not be there.</param>
    /// <exception cref="CrawlException">The file is another program's, or cannot be used.</exception>
    public static FrontierDatabase Open(string path, bool inMemory)
    {
        var connection = Connect(inMemory ? ":memory:" : path, SqliteOpenMode.ReadWriteCreate);
        try
        {
            connection.Open();
            if (inMemory && File.Exists(path))
            {
                using var original = Connect(path, SqliteOpenMode.ReadOnly);
                original.Open();
                original.BackupDatabase(connection);
            }

            var database = new FrontierDatabase(connection);
            database.Prepare(path);
            return database;
        }
        catch (SqliteException failure)
        {
            connection.Dispose();
            throw new CrawlException($"{path}: {failure.Message}", failure);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Does <paramref name="work"/> as a whole or, when it throws, not at all.</summary>
    public T InTransaction<T>(Func<T> work)
    {
        Run("BEGIN IMMEDIATE");
        try
        {
            var result = work();
            Run("COMMIT");
            return result;
        }
        catch
        {
            Run("ROLLBACK");
            throw;
        }
    }

    /// <summary>Runs a statement; its parameters are <c>$0</c>, <c>$1</c> …</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run(string sql, params ReadOnlySpan<object?> values) => Command(sql, values).ExecuteNonQuery();

    /// <summary>The first column of the first row; null when there is none.</summary>
    public long? Number(string sql, params ReadOnlySpan<object?> values) => Command(sql, values).ExecuteScalar() is long number ? number : null;

    /// <summary>All rows.</summary>
    public List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Command(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private static SqliteConnection Connect(string source, SqliteOpenMode mode) =>
        new(new SqliteConnectionStringBuilder { DataSource = source, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ConnectionString);

    private void Prepare(string path)
    {
        // NORMAL: a loss of power may lose the last commits; the archive then tells again what they said.
        Run("PRAGMA journal_mode = WAL");
        Run("PRAGMA synchronous = NORMAL");
        Run("PRAGMA cache_size = -16000");
        if (Number("SELECT count(*) FROM sqlite_schema") == 0 && Number("PRAGMA application_id") == 0)
        {
            using var schema = new StreamReader(typeof(FrontierDatabase).Assembly.GetManifestResourceStream("Schema.sql")!);
            InTransaction(() => Run(schema.ReadToEnd()) + Run($"PRAGMA application_id = {ApplicationId}") + Run($"PRAGMA user_version = {Version}"));
        }

        if (Number("PRAGMA application_id") != ApplicationId || Number("PRAGMA user_version") > Version)
        {
            throw new CrawlException($"{path} is no frontier of gongwen, or one of a newer version.");
        }
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
            }

            _commands.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }
}
