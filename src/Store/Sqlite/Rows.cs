using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gongwen.Store;

/// <summary>A prepared query that is asked many times; one asking at a time.</summary>
internal sealed class Rows(SqliteConnection connection, string sql) : IDisposable
{
    private readonly sqlite3 _database = connection.Handle!;
    private readonly sqlite3_stmt _statement = Prepare(connection.Handle!, sql);

    /// <summary>Asks with <paramref name="parameters"/>; <see cref="Next"/> goes to the first row.</summary>
    public Rows Ask(params ReadOnlySpan<long> parameters)
    {
        End();
        for (var i = 0; i < parameters.Length; i++)
        {
            Check(raw.sqlite3_bind_int64(_statement, i + 1, parameters[i]));
        }

        return this;
    }

    /// <summary>Goes to the next row, if there is one; after the last the query has ended.</summary>
    public bool Next()
    {
        var result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW)
        {
            return true;
        }

        Check(result);
        End();
        return false;
    }

    /// <summary>Ends the query before its last row; a query left open keeps the corpus as it was.</summary>
    public void End() => _ = raw.sqlite3_reset(_statement);

    public long Integer(int column) => raw.sqlite3_column_int64(_statement, column);

    public string? Text(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL ? null : raw.sqlite3_column_text(_statement, column).utf8_to_string();

    /// <summary>Adds the values of the row from a column on.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="column">The first of them.</param>
    public void AddTo(CellBuffer target, int column)
    {
        for (var i = column; i < raw.sqlite3_column_count(_statement); i++)
        {
            switch (raw.sqlite3_column_type(_statement, i))
            {
                case raw.SQLITE_INTEGER:
                    target.Add(Integer(i));
                    break;
                case raw.SQLITE_FLOAT:
                    target.Add(raw.sqlite3_column_double(_statement, i));
                    break;
                case raw.SQLITE_TEXT:
                    target.Add(CellKind.Text, Blob(i));
                    break;
                case raw.SQLITE_BLOB:
                    target.Add(CellKind.Blob, Blob(i));
                    break;
                default:
                    target.Add(default(Cell));
                    break;
            }
        }
    }

    /// <summary>Bytes that stay until the next row.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(_statement, column);

    public void Dispose() => _statement.Dispose();

    private void Check(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE))
        {
            SqliteException.ThrowExceptionForRC(result, _database);
        }
    }

    private static sqlite3_stmt Prepare(sqlite3 database, string sql)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out var statement), database);
        return statement;
    }
}
