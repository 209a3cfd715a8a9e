using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gongwen.Store;

/// <summary>A prepared statement that is run many times.</summary>
/// <remarks>
/// A notice is some hundred rows; through <see cref="SqliteCommand"/> preparing and boxing their parameters costs more than
/// writing them.
/// </remarks>
internal sealed class Statement(SqliteConnection connection, string sql) : IDisposable
{
    private readonly sqlite3 _database = connection.Handle!;
    private readonly sqlite3_stmt _statement = Prepare(connection.Handle!, sql);

    /// <summary>Runs it with <paramref name="cells"/> as its parameters, in order.</summary>
    /// <returns>The first column of the first row; null when there is none.</returns>
    public long? Run(params ReadOnlySpan<Cell> cells)
    {
        try
        {
            for (var i = 0; i < cells.Length; i++)
            {
                Check(Bind(i + 1, cells[i]));
            }

            var result = raw.sqlite3_step(_statement);
            if (result == raw.SQLITE_ROW)
            {
                return raw.sqlite3_column_int64(_statement, 0);
            }

            Check(result);
            return null;
        }
        finally
        {
            _ = raw.sqlite3_reset(_statement); // repeats the code that the step gave
        }
    }

    public void Dispose() => _statement.Dispose();

    private int Bind(int index, in Cell cell) => cell.Kind switch
    {
        CellKind.Text => raw.sqlite3_bind_text(_statement, index, (string)cell.Reference!),
        CellKind.Blob => raw.sqlite3_bind_blob(_statement, index, (byte[])cell.Reference!),
        CellKind.Integer => raw.sqlite3_bind_int64(_statement, index, cell.Integer),
        CellKind.Real => raw.sqlite3_bind_double(_statement, index, cell.Real),
        _ => raw.sqlite3_bind_null(_statement, index),
    };

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
