using System.Globalization;
using AngleSharp.Dom;

namespace Gongwen.Ingest;

/// <summary>Collects the cells of one table as a grid (HTML, 4.9.12) and tells a table of data from one that lays out a page.</summary>
internal sealed class TableBuilder
{
    // More columns than any notice has; what a hostile colspan asks for beyond is cut off.
    private const int MaxColumns = 200;

    private readonly List<PageTable.Cell> _cells = [];
    private readonly List<int> _takenUntil = [];
    private int _row = -1;
    private int _column;
    private int _groupStart;
    private bool _inHead;
    private bool _inCell;

    /// <summary>Whether another table stands in one of its cells.</summary>
    public bool HasTable { get; set; }

    /// <summary>Whether the page says that it is no table of data.</summary>
    public bool IsLayout { get; init; }

    /// <summary>Opens a part of the table.</summary>
    /// <param name="element">The part.</param>
    /// <param name="name">Its local name.</param>
    /// <param name="line">The line that begins with it.</param>
    public void Open(IElement element, string name, int line)
    {
        switch (name)
        {
            case "thead" or "tbody" or "tfoot":
                OpenGroup(isHead: name == "thead");
                break;
            case "tr":
                OpenRow();
                break;
            case "td" or "th":
                OpenCell(Span(element, "rowspan"), Span(element, "colspan"), line);
                if (_inCell && (_inHead || name == "th"))
                {
                    _cells[^1] = _cells[^1] with { Header = HeaderEvidence.Markup };
                }

                break;
            default:
                break;
        }
    }

    /// <summary>Closes a part of the table; <paramref name="line"/> is the one behind it.</summary>
    public void Close(string name, int line)
    {
        if (name is "td" or "th")
        {
            CloseCell(line);
        }
        else if (name is "thead" or "tbody" or "tfoot")
        {
            OpenGroup(isHead: false);
        }
    }

    /// <summary>The table if it is one of data; null if it lays out a page.</summary>
    public PageTable? Build(LineBuilder lines)
    {
        OpenGroup(isHead: false);
        var rows = _row + 1;
        var columns = _cells.Count == 0 ? 0 : _cells.Max(c => c.Column) + 1;
        return !HasTable && !IsLayout && rows > 1 && columns > 1 && IsData(lines)
            ? new PageTable(rows, columns, [.. TableHead.Find([.. _cells.Select(c => c with { ColumnSpan = Math.Min(c.ColumnSpan, columns - c.Column) })], lines)])
            : null;
    }

    // No cell reaches beyond its row group.
    private void OpenGroup(bool isHead)
    {
        for (var i = _cells.Count - 1; i >= 0 && _cells[i].Row >= _groupStart; i--)
        {
            _cells[i] = _cells[i] with { RowSpan = Math.Min(_cells[i].RowSpan, _row + 1 - _cells[i].Row) };
        }

        _takenUntil.Clear();
        (_groupStart, _inHead) = (_row + 1, isHead);
    }

    private void OpenRow()
    {
        _row++;
        _column = 0;
    }

    private void OpenCell(int rowSpan, int columnSpan, int line)
    {
        if (_row < _groupStart)
        {
            OpenRow();
        }

        while (IsTaken(_column))
        {
            _column++;
        }

        _inCell = _column < MaxColumns;
        if (!_inCell)
        {
            return;
        }

        // Where spans overlap, which is an error, the cell from above keeps its place.
        var (columns, wanted) = (1, Math.Clamp(columnSpan, 1, MaxColumns - _column));
        while (columns < wanted && !IsTaken(_column + columns))
        {
            columns++;
        }

        // rowspan=0 means to the end of the row group.
        var rows = rowSpan == 0 ? ushort.MaxValue : Math.Clamp(rowSpan, 1, ushort.MaxValue);
        for (var c = _column; c < _column + columns; c++)
        {
            while (c >= _takenUntil.Count)
            {
                _takenUntil.Add(0);
            }

            _takenUntil[c] = _row + rows;
        }

        _cells.Add(new PageTable.Cell(_row, _column, rows, columns, line, line));
        _column += columns;
    }

    private bool IsTaken(int column) => column < _takenUntil.Count && _takenUntil[column] > _row;

    private void CloseCell(int line)
    {
        if (_inCell)
        {
            _cells[^1] = _cells[^1] with { EndLine = line };
            _inCell = false;
        }
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
                length += lines[line].Length;
                links += lines.LinkLengthOf(line);
            }

            filled += length > 0 ? 1 : 0;
            text += length;
            (largest, largestLines) = length > largest ? (length, cell.EndLine - cell.FirstLine) : (largest, largestLines);
        }

        return filled > 2 && links * 2 < text && !(largest * 10 > text * 7 && largestLines > 6);
    }

    private static int Span(IElement cell, string attribute) =>
        int.TryParse(cell.GetAttribute(attribute), NumberStyles.Integer, CultureInfo.InvariantCulture, out var span) ? span : 1;
}
