using System.Collections.Frozen;

namespace Gongwen.Ingest;

/// <summary>Reads a 政府信息公开 table through its grid: a label's value stands in the cell beside it, or below it under a row of labels.</summary>
internal sealed class InformationTable(PageLines lines, FieldReader fields)
{
    private const int FewestLabels = 3;
    private const int MostCells = 200;

    // What forms and ledgers have no column for, and what they have one of at the most.
    private static readonly FrozenSet<string> OwnFacts = FrozenSet.Create(StringComparer.Ordinal, "index-number", "document-number");

    private static readonly FrozenSet<string> PairedFacts = FrozenSet.Create(
        StringComparer.Ordinal, "publisher", "published-date", "written-date", "issued-date", "validity");

    /// <summary>The fields of <paramref name="table"/>, each value in the text of the page; none if it is no such table.</summary>
    public IReadOnlyList<LabelledField> Read(PageTable table)
    {
        if (table.Cells.Length > MostCells)
        {
            return [];
        }

        var labels = table.Cells.Select(LabelOf).ToArray();
        var read = Enumerable.Range(0, labels.Length).SelectMany(i => Fields(table, labels, i)).ToList();
        var kinds = read.Select(f => f.Fact).Where(f => f is not ("tool" or "event")).ToHashSet(StringComparer.Ordinal);
        return kinds.Count >= FewestLabels && (kinds.Overlaps(OwnFacts) || kinds.Count(PairedFacts.Contains) > 1) ? read : [];
    }

    private RuleRow? LabelOf(PageTable.Cell cell) =>
        cell.EndLine - cell.FirstLine == 1 ? fields.ReadLabel(lines[cell.FirstLine].Trim()) : null;

    private IEnumerable<LabelledField> Fields(PageTable table, RuleRow?[] labels, int index)
    {
        var cell = table.Cells[index];
        if (labels[index] is { } label)
        {
            return IsHeader(table, labels, cell.Row)
                ? table.Rows == cell.Row + cell.RowSpan + 1 && !labels.Any(l => l?["fact"] == "headline") ? [Field(label, table, cell.Row + cell.RowSpan, cell.Column)] : []
                : [Field(label, table, cell.Row, cell.Column + cell.ColumnSpan)];
        }

        return Enumerable.Range(cell.FirstLine, cell.EndLine - cell.FirstLine).SelectMany(InLine);
    }

    private IEnumerable<LabelledField> InLine(int line)
    {
        var start = lines.SpanOf(line).Start;
        return fields.Read(lines[line]).Select(f => f with { Value = f.Value with { Start = start + f.Value.Start } });
    }

    // A label where the value should be: this one's is empty.
    private LabelledField Field(RuleRow label, PageTable table, int row, int column)
    {
        foreach (var cell in table.Cells)
        {
            if (cell.Row <= row && row < cell.Row + cell.RowSpan && cell.Column <= column && column < cell.Column + cell.ColumnSpan
                && cell.FirstLine < cell.EndLine && LabelOf(cell) is null)
            {
                return new LabelledField(label, TextSpan.Between(lines.SpanOf(cell.FirstLine).Start, lines.SpanOf(cell.EndLine - 1).End));
            }
        }

        return new LabelledField(label, default);
    }

    // Nothing but labels in the row, one of another kind aside: the values stand below. A table with a column of names lists documents,
    // and so does one of several rows of values.
    private static bool IsHeader(PageTable table, RuleRow?[] labels, int row)
    {
        var (known, other) = (0, 0);
        for (var i = 0; i < labels.Length; i++)
        {
            if (table.Cells[i].Row == row && table.Cells[i].FirstLine < table.Cells[i].EndLine)
            {
                (known, other) = labels[i] is null ? (known, other + 1) : (known + 1, other);
            }
        }

        return known > 1 && (other == 0 || (other == 1 && known > FewestLabels));
    }
}
