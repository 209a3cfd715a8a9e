namespace Gongwen.Store;

/// <summary>A value for one parameter of a <see cref="Statement"/>: text, an integer, bytes, or NULL.</summary>
internal readonly record struct Cell(string? Text, byte[]? Blob, long? Integer)
{
    public static implicit operator Cell(string? text) => new(text, null, null);

    public static implicit operator Cell(byte[] blob) => new(null, blob, null);

    public static implicit operator Cell(long integer) => new(null, null, integer);
}
