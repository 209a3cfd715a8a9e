using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Reads ledgers from tables: those a page marks as such, and lines whose cells are set off by tabs.</summary>
internal sealed class GridReader(RuleTables rules)
{
    private const int MostHeaderRows = 3;
    private const int MostCells = 200_000;
    private const int LongestAcross = 40;

    private readonly TableHeaders _headers = new(rules);
    private readonly UnitFinder _units = new(rules);
    private readonly BracketReader _duties = new(rules);

    /// <summary>What the tables say that are ledgers, each with the part of the text that it takes; one may go on in the next without its headers.</summary>
    public IEnumerable<(TextSpan Region, ImmutableArray<Statement> Statements)> ReadTables(Reading reading, TaskFinder tasks)
    {
        var (above, end) = ((RuleRow?[])[], 0);
        foreach (var table in reading.Tables.Where(t => (long)t.Rows * t.Columns <= MostCells))
        {
            var rows = Expand(table);
            var goesOn = above.Length == table.Columns && table.Span.Start - end <= LongestAcross;
            above = Ledger(reading.Text, rows) is { } own ? own.Headers : goesOn ? above : [];
            end = table.Span.End;
            if (Read(reading.Text, rows, above, tasks) is { Length: > 0 } statements)
            {
                yield return (table.Span, statements);
            }
        }
    }

    /// <summary>The ledgers among lines with tabs, each with the part of the text that it takes.</summary>
    public IEnumerable<(TextSpan Region, ImmutableArray<Statement> Statements)> ReadTabbed(Reading reading, TaskFinder tasks)
    {
        for (var i = 0; i < reading.Lines.Length; i++)
        {
            var rows = new List<TextSpan[]>();
            for (; i < reading.Lines.Length; i++)
            {
                if (Cells(reading.Text, Whole(reading, i)) is { Length: > 1 } cells)
                {
                    rows.Add(cells);
                }
                else if (rows.Count == 0 || !IsAcross(reading, i))
                {
                    break;
                }
            }

            if (rows.Count > 1 && Read(reading.Text, rows, [], tasks) is { Length: > 0 } statements)
            {
                yield return (TextSpan.Between(rows[0][0].Start, rows[^1][^1].End), statements);
            }
        }
    }

    // 二、健全制度: a line that heads the rows below it, across all columns.
    private static bool IsAcross(Reading reading, int line) =>
        reading.Lines[line].Span.Length <= LongestAcross && line + 1 < reading.Lines.Length
        && !reading.Text.AsSpan(reading.Lines[line].Span.Start, reading.Lines[line].Span.Length).ContainsAny('。', '：')
        && Cells(reading.Text, Whole(reading, line + 1)).Length > 1;

    // Under its own headers, else under those of the table above that it continues.
    private ImmutableArray<Statement> Read(string text, List<TextSpan[]> rows, RuleRow?[] above, TaskFinder tasks)
    {
        var statements = ImmutableArray.CreateBuilder<Statement>();
        var (head, headers) = Ledger(text, rows) ?? (-1, above);
        headers = Grouping(headers, rows);
        foreach (var row in headers.Length == 0 ? [] : rows.Skip(head + 1).Where(r => head < 0 || !r.SequenceEqual(rows[head])))
        {
            statements.AddRange(new LedgerRow(text, [.. headers.Zip(row)]).Read(_units, _duties, tasks));
        }

        return statements.ToImmutable();
    }

    // Where a cell of tasks spans rows that have targets and units of their own, its column only groups what is to be done.
    private RuleRow?[] Grouping(RuleRow?[] headers, List<TextSpan[]> rows)
    {
        int Column(string kind) => Array.FindIndex(headers, h => h?["kind"] == kind);
        var (task, target, units) = (Column("task"), Column("target"), Column("units"));
        return task >= 0 && target >= 0 && rows.Where(r => r.Length == headers.Length && r[task].Length > 0).GroupBy(r => r[task]).Any(g => AreMany(g, target) && AreMany(g, units))
            ? [.. headers.Select((h, i) => i == task ? _headers.Project : h)]
            : headers;
    }

    private static bool AreMany(IEnumerable<TextSpan[]> rows, int column) => rows.Select(r => r[column]).Distinct().Skip(1).Any();

    // The row with the headers of a ledger; null when the table has none.
    private (int Row, RuleRow?[] Headers)? Ledger(string text, List<TextSpan[]> rows)
    {
        for (var head = 0; head < Math.Min(rows.Count, MostHeaderRows); head++)
        {
            if (Headers(text, rows[head]) is var headers && TableHeaders.IsLedger(headers))
            {
                return (head, headers);
            }
        }

        return null;
    }

    // A first column without a header holds what is to be done.
    private RuleRow?[] Headers(string text, TextSpan[] row)
    {
        var headers = Array.ConvertAll(row, c => _headers.Of(text, c));
        headers[0] ??= row[0].Length == 0 ? _headers.Task : null;
        return headers;
    }

    // The line with the tabs before its first word: they are empty cells.
    private static TextSpan Whole(Reading reading, int line)
    {
        var (from, span) = (line > 0 ? reading.Lines[line - 1].Span.End : 0, reading.Lines[line].Span);
        return TextSpan.Between(from + reading.Text.AsSpan(from, span.Start - from).LastIndexOf('\n') + 1, span.End);
    }

    // A cell that spans rows or columns stands in all of them.
    private static List<TextSpan[]> Expand(Table table)
    {
        var rows = new List<TextSpan[]>(table.Rows);
        for (var row = 0; row < table.Rows; row++)
        {
            rows.Add(new TextSpan[table.Columns]);
        }

        foreach (var cell in table.Cells)
        {
            for (var row = cell.Row; row < Math.Min(table.Rows, cell.Row + cell.RowSpan); row++)
            {
                rows[row].AsSpan(cell.Column, Math.Min(cell.ColumnSpan, table.Columns - cell.Column)).Fill(cell.Span);
            }
        }

        return rows;
    }

    private static TextSpan[] Cells(string text, TextSpan line)
    {
        if (!text.AsSpan(line.Start, line.Length).Contains('\t'))
        {
            return [];
        }

        var cells = new List<TextSpan>();
        var start = line.Start;
        foreach (var cell in text[line.Start..line.End].Split('\t'))
        {
            var inside = cell.AsSpan().TrimStart();
            cells.Add(new TextSpan(start + cell.Length - inside.Length, inside.TrimEnd().Length));
            start += cell.Length + 1;
        }

        return [.. cells];
    }
}
