using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>A data table of a page; its cells are ranges of the page's lines.</summary>
internal sealed record PageTable(int Rows, int Columns, ImmutableArray<PageTable.Cell> Cells)
{
    /// <summary>One cell; <paramref name="EndLine"/> is exclusive, and equal to <paramref name="FirstLine"/> for an empty cell.</summary>
    internal readonly record struct Cell(int Row, int Column, int RowSpan, int ColumnSpan, int FirstLine, int EndLine)
    {
        public HeaderEvidence Header { get; init; }

        public bool IsEmpty => FirstLine == EndLine;
    }
}
