namespace Gongwen.Ingest;

/// <summary>Collects the cells of one table and tells a table of data from a frame around text.</summary>
internal sealed class DocxTable
{
    // More columns than any notice has; what a hostile span asks for beyond is cut off.
    private const int MaxColumns = 200;

    private readonly List<PageTable.Cell> _cells = [];

    // By first column, the cell that the row below may continue.
    private readonly Dictionary<int, int> _above = [];
    private int _row = -1;
    private int _column;
    private int _firstLine;
    private int _span;
    private DocxMerge _merge;

    /// <summary>Whether another table stands in one of its cells.</summary>
    public bool HasTable { get; set; }

    public void OpenRow() => (_row, _column) = (_row + 1, 0);

    /// <summary>Leaves columns before the first cell of a row empty.</summary>
    public void Skip(int columns) => _column = Math.Clamp(columns, 0, MaxColumns);

    public void OpenCell(int line) => (_firstLine, _span, _merge) = (line, 1, DocxMerge.None);

    /// <summary>How many columns the open cell covers.</summary>
    public void Span(int columns) => _span = columns;

    /// <summary>Whether the open cell begins a merged one, or continues it.</summary>
    public void Merge(DocxMerge merge) => _merge = merge;

    public void CloseCell(int line)
    {
        var span = Math.Clamp(_span, 1, Math.Max(1, MaxColumns - _column));
        if (_row < 0 || _column >= MaxColumns)
        {
            return;
        }

        if (_merge == DocxMerge.Continue && _above.TryGetValue(_column, out var above) && _cells[above] is var cell && cell.Row + cell.RowSpan == _row)
        {
            _cells[above] = cell with { RowSpan = cell.RowSpan + 1 };
        }
        else
        {
            _above[_column] = _cells.Count;
            _cells.Add(new PageTable.Cell(_row, _column, 1, span, _firstLine, line));
        }

        _column += span;
    }

    /// <summary>The table if it is one of data; null if it lays out a page.</summary>
    /// <param name="lengths">The number of characters of each line.</param>
    public PageTable? Build(IReadOnlyList<int> lengths)
    {
        var rows = _row + 1;
        var columns = _cells.Count == 0 ? 0 : _cells.Max(c => c.Column + c.ColumnSpan);
        return !HasTable && rows > 1 && columns > 1 && IsData(lengths) ? new PageTable(rows, columns, [.. _cells]) : null;
    }

    // Of a frame one cell holds the whole text.
    private bool IsData(IReadOnlyList<int> lengths)
    {
        var (filled, text, largest, largestLines) = (0, 0, 0, 0);
        foreach (var cell in _cells)
        {
            var length = Enumerable.Range(cell.FirstLine, cell.EndLine - cell.FirstLine).Sum(line => lengths[line]);
            filled += length > 0 ? 1 : 0;
            text += length;
            (largest, largestLines) = length > largest ? (length, cell.EndLine - cell.FirstLine) : (largest, largestLines);
        }

        return filled > 2 && !(largest * 10 > text * 7 && largestLines > 6);
    }
}
