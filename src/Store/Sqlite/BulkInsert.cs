using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gongwen.Store;

/// <summary>Inserts rows of facts into one table, several by one statement: SQLite then looks for the place of the first only.</summary>
internal sealed class BulkInsert : IDisposable
{
    private const int Together = 16;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _one;
    private readonly sqlite3_stmt _many;
    private readonly int _columns;

    // Does not move, so that SQLite can read from it.
    private byte[] _waiting = GC.AllocateUninitializedArray<byte>(16384, pinned: true);
    private int _length;
    private int _rows;

    public BulkInsert(SqliteConnection connection, string table)
    {
        using var columns = new Statement(connection, "SELECT count(*) FROM pragma_table_info(?)");
        _columns = (int)columns.Run(table)!.Value;
        _database = connection.Handle!;
        var row = $"({string.Join(", ", Enumerable.Repeat("?", _columns))})";
        _one = Prepare($"INSERT INTO {table} VALUES {row}");
        _many = Prepare($"INSERT INTO {table} VALUES {string.Join(", ", Enumerable.Repeat(row, Together))}");
    }

    /// <summary>Adds a row; it is in the table after <see cref="Flush"/> at the latest.</summary>
    /// <param name="document">Its first column.</param>
    /// <param name="cells">The others, as <see cref="CellBuffer"/> lays them out.</param>
    public void Add(long document, ReadOnlySpan<byte> cells)
    {
        Room(1 + sizeof(long) + cells.Length);
        _waiting[_length] = (byte)CellKind.Integer;
        BinaryPrimitives.WriteInt64LittleEndian(_waiting.AsSpan(_length + 1), document);
        cells.CopyTo(_waiting.AsSpan(_length + 1 + sizeof(long)));
        _length += 1 + sizeof(long) + cells.Length;
        if (++_rows == Together)
        {
            Run(_many, 0, Together);
            Clear();
        }
    }

    /// <summary>Inserts the rows that wait.</summary>
    public void Flush()
    {
        for (var place = 0; place < _length;)
        {
            place = Run(_one, place, 1);
        }

        Clear();
    }

    /// <summary>Forgets the rows that wait.</summary>
    public void Clear() => (_length, _rows) = (0, 0);

    public void Dispose()
    {
        _one.Dispose();
        _many.Dispose();
    }

    private int Run(sqlite3_stmt statement, int place, int rows)
    {
        place = Bind(statement.DangerousGetHandle(), place, rows);
        var result = raw.sqlite3_step(statement);
        _ = raw.sqlite3_reset(statement); // repeats the code that the step gave
        if (result != raw.SQLITE_DONE)
        {
            SqliteException.ThrowExceptionForRC(result, _database);
        }

        return place;
    }

    // No binding can fail: the statement is at rest, the index in range, the text not too long.
    private int Bind(nint statement, int place, int rows)
    {
        for (var i = 1; i <= rows * _columns; i++)
        {
            var kind = (CellKind)_waiting[place++];
            switch (kind)
            {
                case CellKind.Integer:
                    _ = NativeSqlite.BindInteger(statement, i, Number(ref place));
                    break;
                case CellKind.Real:
                    _ = NativeSqlite.BindReal(statement, i, BitConverter.Int64BitsToDouble(Number(ref place)));
                    break;
                case CellKind.Null:
                    _ = NativeSqlite.BindNull(statement, i);
                    break;
                default:
                    var length = BinaryPrimitives.ReadInt32LittleEndian(_waiting.AsSpan(place));
                    var bytes = Marshal.UnsafeAddrOfPinnedArrayElement(_waiting, place + sizeof(int));
                    _ = kind == CellKind.Text
                        ? NativeSqlite.BindText(statement, i, bytes, length, NativeSqlite.Static)
                        : NativeSqlite.BindBlob(statement, i, bytes, length, NativeSqlite.Static);
                    place += sizeof(int) + length;
                    break;
            }
        }

        return place;
    }

    private long Number(ref int place)
    {
        place += sizeof(long);
        return BinaryPrimitives.ReadInt64LittleEndian(_waiting.AsSpan(place - sizeof(long)));
    }

    private void Room(int more)
    {
        if (_length + more > _waiting.Length)
        {
            var larger = GC.AllocateUninitializedArray<byte>(Math.Max(_length + more, _waiting.Length * 2), pinned: true);
            _waiting.AsSpan(0, _length).CopyTo(larger);
            _waiting = larger;
        }
    }

    private sqlite3_stmt Prepare(string sql)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_database, sql, out var statement), _database);
        return statement;
    }
}
