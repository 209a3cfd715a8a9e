namespace Gongwen.Ingest;

/// <summary>Collects the cells of one table and tells a table of data from one that lays out a page.</summary>
internal sealed class TableBuilder
{
    // More columns than any notice has; what a hostile colspan asks for beyond is cut off.
    private const int MaxColumns = 200;

    private readonly List<PageTable.Cell> _cells = [];
    private readonly List<int> _takenUntil = [];
    private int _row = -1;
    private int _column;
    private bool _inCell;

    /// <summary>Whether another table stands in one of its cells.</summary>
    public bool HasTable { get; set; }

    public void OpenRow()
    {
        _row++;
        _column = 0;
    }

    public void OpenCell(int rowSpan, int columnSpan, int line)
    {
        if (_row < 0)
        {
            OpenRow();
        }

        while (_column < _takenUntil.Count && _takenUntil[_column] > _row)
        {
            _column++;
        }

        _inCell = _column < MaxColumns;
        if (!_inCell)
        {
            return;
        }

        var columns = Math.Clamp(columnSpan, 1, MaxColumns - _column);
        var rows = Math.Clamp(rowSpan, 1, ushort.MaxValue);
        for (var c = _column; c < _column + columns; c++)
        {
            if (c == _takenUntil.Count)
            {
                _takenUntil.Add(0);
            }

            _takenUntil[c] = _row + rows;
        }

        _cells.Add(new PageTable.Cell(_row, _column, rows, columns, line, line));
        _column += columns;
    }

    public void CloseCell(int line)
    {
        if (_inCell)
        {
            _cells[^1] = _cells[^1] with { EndLine = line };
            _inCell = false;
        }
    }

    /// <summary>The table if it is one of data; null if it lays out a page.</summary>
    public PageTable? Build(LineBuilder lines)
    {
        var rows = _row + 1;
        var columns = _cells.Count == 0 ? 0 : _cells.Max(c => c.Column) + 1;
        return !HasTable && rows > 1 && columns > 1 && IsData(lines)
            ? new PageTable(rows, columns, [.. _cells.Select(c => c with
            {
                RowSpan = Math.Min(c.RowSpan, rows - c.Row),
                ColumnSpan = Math.Min(c.ColumnSpan, columns - c.Column),
            })])
            : null;
    }

    // A layout table is mostly links, or one cell of it holds the whole text.
    private bool IsData(LineBuilder lines)
    {
        var (filled, text, links, largest, largestLines) = (0, 0, 0, 0, 0);
        foreach (var cell in _cells)
        {
            var length = 0;
            for (var line = cell.FirstLine; line < cell.EndLine; line++)
            {
                length += lines.LengthOf(line);
                links += lines.LinkLengthOf(line);
            }

            filled += length > 0 ? 1 : 0;
            text += length;
            (largest, largestLines) = length > largest ? (length, cell.EndLine - cell.FirstLine) : (largest, largestLines);
        }

        return filled > 2 && links * 2 < text && !(largest * 10 > text * 7 && largestLines > 6);
    }
}
