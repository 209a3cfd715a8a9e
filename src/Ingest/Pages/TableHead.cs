using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Finds the header cells of a data table whose markup does not say which they are.</summary>
internal static class TableHead
{
    private const int LongestLabel = 14;
    private const int MostHeadRows = 4;

    // Of the cells below a row of labels, so many hold something else: else labels stand beside their values, as in a form.
    private const double LeastData = 0.5;

    /// <summary><paramref name="cells"/>, with <see cref="PageTable.Cell.Header"/> set.</summary>
    public static IEnumerable<PageTable.Cell> Find(ImmutableArray<PageTable.Cell> cells, LineBuilder lines)
    {
        if (cells.Any(c => c.Header != HeaderEvidence.None))
        {
            return cells;
        }

        // A row of one cell over the whole table is its title.
        var rows = cells.GroupBy(c => c.Row).Select(r => r.ToList()).ToList();
        var first = rows.TakeWhile(r => r.Count == 1).Count();
        if (first >= rows.Count - 1)
        {
            return cells;
        }

        // Columns with a header of two rows: the cells beside them span both.
        var head = rows[first];
        var last = Math.Min(head[0].Row + MostHeadRows, head.Max(c => c.Row + c.RowSpan));
        var evidence = head.Any(c => c.ColumnSpan > 1) || last == head[0].Row + 1
            ? EvidenceOf(head, [.. cells.Where(c => c.Row >= last)], lines)
            : HeaderEvidence.None;
        return cells.Select(c => c.Row >= head[0].Row && c.Row < last ? c with { Header = evidence } : c);
    }

    private static HeaderEvidence EvidenceOf(List<PageTable.Cell> head, List<PageTable.Cell> body, LineBuilder lines)
    {
        // Only the corner over a column of names may be empty.
        var data = body.Where(c => !c.IsEmpty).ToList();
        if (data.Count == 0 || head.Skip(1).Any(c => c.IsEmpty) || !head.TrueForAll(c => c.IsEmpty || IsLabel(c, lines)))
        {
            return HeaderEvidence.None;
        }

        return head.TrueForAll(c => c.IsEmpty || lines.IsBold(c.FirstLine)) && data.Count(c => !lines.IsBold(c.FirstLine)) > data.Count / 2 ? HeaderEvidence.Bold
            : data.Count(c => !IsLabel(c, lines)) >= data.Count * LeastData ? HeaderEvidence.Labels
            : HeaderEvidence.None;
    }

    private static bool IsLabel(PageTable.Cell cell, LineBuilder lines)
    {
        var length = 0;
        for (var line = cell.FirstLine; line < cell.EndLine && length <= LongestLabel; line++)
        {
            foreach (var c in lines[line])
            {
                if (char.IsDigit(c) || "。；，、：".Contains(c))
                {
                    return false;
                }

                length += char.IsWhiteSpace(c) ? 0 : 1;
            }
        }

        return length <= LongestLabel;
    }
}
