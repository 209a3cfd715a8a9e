using System.Collections.Immutable;

namespace Gongwen.Cli.Rendering.Sheets;

/// <summary>Rows for people and programs: what a question is answered with, whatever the format.</summary>
internal sealed record Sheet
{
    /// <summary>Names it in a workbook or data package.</summary>
    public required string Name { get; init; }

    /// <summary>What stands above it in a workbook; null for nothing.</summary>
    public string? Title { get; init; }

    /// <summary>The columns.</summary>
    public required ImmutableArray<Column> Columns { get; init; }

    /// <summary>Keys of the columns that a terminal has no room for.</summary>
    public ImmutableHashSet<string> Details { get; init; } = [];

    /// <summary>A cell a column: null, <see cref="string"/>, <see cref="long"/>, <see cref="double"/>, <see cref="NodaTime.LocalDate"/>, or an array of strings. Read once.</summary>
    public required IEnumerable<ImmutableArray<object?>> Rows { get; init; }

    /// <summary>A sheet of <paramref name="items"/>, read as it is written.</summary>
    public static Sheet Of<T>(string name, IEnumerable<T> items, params ImmutableArray<(string Key, int Width, Func<T, object?> Cell)> columns) => new()
    {
        Name = name,
        Columns = [.. columns.Select(c => new Column(c.Key, c.Width))],
        Rows = items.Select(item => columns.Select(c => c.Cell(item)).ToImmutableArray()),
    };
}
