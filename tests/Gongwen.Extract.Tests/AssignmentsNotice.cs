using System.Collections.Immutable;
using System.Text;
using Gongwen.Ingest;

namespace Gongwen.Extract.Tests;

/// <summary>Makes an article of a case's text. Lines that begin with <c>|</c> are the rows of a table; a cell <c>^</c> goes on from the row above.</summary>
internal static class AssignmentsNotice
{
    public static Article Parse(string notice)
    {
        var text = new StringBuilder();
        var blocks = ImmutableArray.CreateBuilder<Block>();
        var tables = ImmutableArray.CreateBuilder<Table>();
        var cells = new List<TableCell>();
        var rows = 0;
        foreach (var line in notice.Split('\n'))
        {
            if (!line.StartsWith('|'))
            {
                CloseTable();
                Append(line, BlockKind.Paragraph);
                continue;
            }

            var column = 0;
            foreach (var cell in line[1..].Split('|'))
            {
                var above = cells.FindIndex(c => c.Column == column && c.Row + c.RowSpan == rows);
                if (cell == "^" && above >= 0)
                {
                    cells[above] = cells[above] with { RowSpan = cells[above].RowSpan + 1 };
                }
                else
                {
                    cells.Add(new TableCell(rows, column, 1, 1, Append(cell, BlockKind.TableCell)));
                }

                column++;
            }

            rows++;
        }

        CloseTable();
        var document = new RawDocument { Uri = "case", Bytes = Encoding.UTF8.GetBytes(text.ToString()) };
        return Ingestor.Default.Read(document) with { Text = text.ToString(), Blocks = blocks.ToImmutable(), Tables = tables.ToImmutable() };

        TextSpan Append(string line, BlockKind kind)
        {
            var span = new TextSpan(text.Length + line.Length - line.TrimStart().Length, line.Trim().Length);
            text.Append(line).Append('\n');
            if (span.Length > 0)
            {
                blocks.Add(new Block(span, kind));
            }

            return span.Length > 0 ? span : new TextSpan(text.Length - 1, 0);
        }

        void CloseTable()
        {
            if (rows > 0)
            {
                tables.Add(new Table
                {
                    Rows = rows,
                    Columns = cells.Max(c => c.Column) + 1,
                    Cells = [.. cells],
                    Span = TextSpan.Between(cells[0].Span.Start, cells[^1].Span.End),
                });
                cells.Clear();
                rows = 0;
            }
        }
    }
}
