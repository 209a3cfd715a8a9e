using System.Runtime.InteropServices;

namespace Gongwen.Store;

/// <summary>The functions of SQLite that are called some hundred times a notice, without what makes them comfortable.</summary>
/// <remarks>See <see href="https://www.sqlite.org/c3ref/bind_blob.html"/>. They neither block nor call back, so the garbage collector need not be told of the call.</remarks>
internal static partial class NativeSqlite
{
    private const string Library = "e_sqlite3"; // the one that Microsoft.Data.Sqlite has loaded

    /// <summary>As what text and bytes are bound that stay where they are until the statement is run: SQLITE_STATIC.</summary>
    public const nint Static = 0;

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_int64")]
    [SuppressGCTransition]
    public static partial int BindInteger(nint statement, int index, long value);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_double")]
    [SuppressGCTransition]
    public static partial int BindReal(nint statement, int index, double value);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_null")]
    [SuppressGCTransition]
    public static partial int BindNull(nint statement, int index);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_text")]
    [SuppressGCTransition]
    public static partial int BindText(nint statement, int index, nint utf8, int length, nint destructor);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_blob")]
    [SuppressGCTransition]
    public static partial int BindBlob(nint statement, int index, nint bytes, int length, nint destructor);
}
