namespace Gongwen.Ingest;

/// <summary>One cell of a <see cref="Table"/>.</summary>
/// <param name="Row">First row it covers, from 0.</param>
/// <param name="Column">First column it covers, from 0.</param>
/// <param name="RowSpan">Rows covered, at least 1.</param>
/// <param name="ColumnSpan">Columns covered, at least 1.</param>
/// <param name="Span">Its text in <see cref="Article.Text"/>; several lines when the cell has several; empty for an empty cell.</param>
public readonly record struct TableCell(int Row, int Column, int RowSpan, int ColumnSpan, TextSpan Span)
{
    /// <summary>What makes it a header; <see cref="HeaderEvidence.None"/> for a cell of data.</summary>
    public HeaderEvidence Header { get; init; }

    /// <summary>Whether it says what stands in its column or row.</summary>
    public bool IsHeader => Header != HeaderEvidence.None;
}
