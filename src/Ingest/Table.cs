using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>A data table of a page as a grid, spans resolved; tables that only lay out a page are none.</summary>
public sealed record Table
{
    /// <summary>Number of rows.</summary>
    public required int Rows { get; init; }

    /// <summary>Number of columns.</summary>
    public required int Columns { get; init; }

    /// <summary>The cells in reading order; each stands once, at the first row and column it covers.</summary>
    public required ImmutableArray<TableCell> Cells { get; init; }

    /// <summary>From the first cell's text to the end of the last one's, in <see cref="Article.Text"/>.</summary>
    public required TextSpan Span { get; init; }
}
