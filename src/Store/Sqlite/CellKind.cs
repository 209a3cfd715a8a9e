namespace Gongwen.Store;

/// <summary>The types of value that SQLite knows.</summary>
internal enum CellKind : byte
{
    /// <summary>No value.</summary>
    Null,

    /// <summary>A string.</summary>
    Text,

    /// <summary>Bytes.</summary>
    Blob,

    /// <summary>64 bits.</summary>
    Integer,

    /// <summary>A double.</summary>
    Real,
}
