namespace Gongwen.Store;

/// <summary>A value for one parameter of a <see cref="Statement"/>: text, an integer, a number, bytes, or NULL.</summary>
internal readonly struct Cell
{
    private Cell(object? reference, long integer, double real, CellKind kind) => (Reference, Integer, Real, Kind) = (reference, integer, real, kind);

    /// <summary>Which of the values it is.</summary>
    public CellKind Kind { get; }

    /// <summary>The text or the bytes.</summary>
    public object? Reference { get; }

    /// <summary>The integer.</summary>
    public long Integer { get; }

    /// <summary>The number.</summary>
    public double Real { get; }

    /// <summary>A value as Microsoft.Data.Sqlite gives it.</summary>
    public static Cell Of(object? value) => value switch
    {
        null or DBNull => default,
        string text => text,
        byte[] bytes => bytes,
        long integer => integer,
        double real => real,
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, null),
    };

    public static implicit operator Cell(string? text) => new(text, 0, 0, text is null ? CellKind.Null : CellKind.Text);

    public static implicit operator Cell(byte[] blob) => new(blob, 0, 0, CellKind.Blob);

    public static implicit operator Cell(long integer) => new(null, integer, 0, CellKind.Integer);

    public static implicit operator Cell(int integer) => new(null, integer, 0, CellKind.Integer);

    public static implicit operator Cell(int? integer) => new(null, integer ?? 0, 0, integer is null ? CellKind.Null : CellKind.Integer);

    public static implicit operator Cell(double real) => new(null, 0, real, CellKind.Real);

    public static implicit operator Cell(decimal? real) => real is { } value ? (double)value : default(Cell);
}
