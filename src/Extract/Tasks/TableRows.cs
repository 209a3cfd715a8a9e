using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Which row of which data table a place stands in.</summary>
internal sealed class TableRows
{
    private readonly ImmutableArray<(TextSpan Span, TableRow Row, int RowSpan)> _cells;
    private readonly Dictionary<TableRow, TextSpan> _spans = [];

    public TableRows(ImmutableArray<Table> tables)
    {
        _cells = [.. tables.SelectMany((table, i) => table.Cells.Where(c => c.Span.Length > 0).Select(c => (c.Span, new TableRow(i, c.Row), c.RowSpan)))
            .OrderBy(c => c.Span.Start)];
        foreach (var (span, row, _) in _cells)
        {
            _spans[row] = _spans.TryGetValue(row, out var before) ? TextSpan.Between(before.Start, Math.Max(before.End, span.End)) : span;
        }
    }

    /// <summary>The first row of the cell that holds <paramref name="position"/>; null outside of tables.</summary>
    public TableRow? RowAt(int position) => CellAt(position)?.Row;

    /// <summary>All rows of the cell that holds <paramref name="position"/>.</summary>
    public IEnumerable<TableRow> RowsAt(int position) =>
        CellAt(position) is var (_, first, count) ? Enumerable.Range(first.Row, count).Select(row => first with { Row = row }) : [];

    /// <summary>From the first to the last of the cells that begin in <paramref name="row"/>.</summary>
    public TextSpan SpanOf(TableRow row) => _spans[row];

    private (TextSpan Span, TableRow Row, int RowSpan)? CellAt(int position)
    {
        var (low, high) = (0, _cells.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _cells[middle].Span.Start <= position ? (middle + 1, high) : (low, middle);
        }

        return low > 0 && position < _cells[low - 1].Span.End ? _cells[low - 1] : null;
    }
}
