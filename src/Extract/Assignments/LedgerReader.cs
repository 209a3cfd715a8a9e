using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Reads ledgers whose cells became lines: a run of header lines, then cells, of which those of units end the rows.</summary>
internal sealed partial class LedgerReader(RuleTables rules)
{
    private const int LongestProject = 30;
    private const int LongestOther = 16;
    private const int MostLinesOfARow = 60;

    private readonly TableHeaders _headers = new(rules);
    private readonly UnitFinder _units = new(rules);
    private readonly BracketReader _duties = new(rules);

    /// <summary>The ledgers of the document, each with the part of the text that it takes.</summary>
    public IEnumerable<(TextSpan Region, ImmutableArray<Statement> Statements)> Read(Reading reading, TaskFinder tasks)
    {
        var (text, lines) = (reading.Text, reading.Lines);
        for (var i = 0; i < lines.Length; i++)
        {
            var headers = Headers(text, lines, i);
            if (headers.Count < 2 || !TableHeaders.IsLedger(headers))
            {
                i += Math.Max(0, headers.Count - 1);
                continue;
            }

            var first = i + headers.Count;
            var (statements, next) = Rows(reading, headers, first, tasks);
            if (statements.Length > 0)
            {
                yield return (TextSpan.Between(lines[i].Span.Start, lines[next - 1].Span.End), statements);
                i = next - 1;
            }
            else
            {
                i = first - 1;
            }
        }
    }

    private List<RuleRow> Headers(string text, ImmutableArray<Line> lines, int from)
    {
        var headers = new List<RuleRow>();
        for (var i = from; i < lines.Length && _headers.Of(text, lines[i].Span) is { } header; i++)
        {
            headers.Add(header);
        }

        return headers;
    }

    // Rows end at the cell of the last column of units; the lines after the last such cell are no longer the table's.
    private (ImmutableArray<Statement> Statements, int Next) Rows(Reading reading, List<RuleRow> headers, int first, TaskFinder tasks)
    {
        var unitColumns = headers.Where(h => h["kind"] == "units").ToList();
        var othersFollow = headers[^1]["kind"] == "other";
        var statements = ImmutableArray.CreateBuilder<Statement>();
        var cells = new List<TextSpan>();
        var units = new List<TextSpan>();
        var next = first;
        for (var i = first; i < reading.Lines.Length && cells.Count < MostLinesOfARow && !IsUnitHeader(reading.Text, reading.Lines[i].Span); i++)
        {
            var line = reading.Lines[i].Span;
            if (cells.Count > 0 && units.Count < unitColumns.Count && _units.IsList(reading.Text, line))
            {
                units.Add(line);
                next = i + 1;
                continue;
            }

            Close();
            if (!IsSerial().IsMatch(reading.Text.AsSpan(line.Start, line.Length)) && !(othersFollow && cells.Count == 0 && IsTime(reading.Text, line)))
            {
                cells.Add(line);
            }
        }

        Close();
        return (statements.ToImmutable(), next);

        void Close()
        {
            if (units.Count > 0)
            {
                var (project, target) = Divide(reading, headers, cells);
                ImmutableArray<(RuleRow?, TextSpan)> row = [(Kind(headers, "project"), project), (Target(headers), target), .. unitColumns.Zip(units)];
                statements.AddRange(new LedgerRow(reading.Text, row).Read(_units, _duties, tasks));
                cells.Clear();
                units.Clear();
            }
        }
    }

    private bool IsUnitHeader(string text, TextSpan line) => _headers.Of(text, line)?["kind"] == "units";

    private static RuleRow? Kind(List<RuleRow> headers, string kind) => headers.Find(h => h["kind"] == kind);

    private static RuleRow? Target(List<RuleRow> headers) => Kind(headers, "task") ?? Kind(headers, "target") ?? Kind(headers, "project");

    // The first of several lines is the project's cell when it reads like a title and the next one is no list under it.
    private static (TextSpan Project, TextSpan Target) Divide(Reading reading, List<RuleRow> headers, List<TextSpan> cells)
    {
        var titled = cells.Count > 1 && Kind(headers, "project") is not null && cells[0].Length <= LongestProject
            && reading.Text.AsSpan(cells[0].Start, cells[0].Length).TrimEnd('。').IndexOfAny('，', '。', '；') < 0
            && !IsNumbered().IsMatch(reading.Text.AsSpan(cells[1].Start, cells[1].Length));
        return titled ? (cells[0], TextSpan.Between(cells[1].Start, cells[^1].End)) : (default, TextSpan.Between(cells[0].Start, cells[^1].End));
    }

    private static bool IsTime(string text, TextSpan line) => line.Length <= LongestOther && Time().IsMatch(text.AsSpan(line.Start, line.Length));

    [GeneratedRegex(@"^[0-9０-９]{1,3}$")]
    private static partial Regex IsSerial();

    [GeneratedRegex(@"^\s*[（(]?[0-9０-９一二三四五六七八九十]{1,3}[）)、.．]")]
    private static partial Regex IsNumbered();

    [GeneratedRegex(@"[年月日]|季度|长期|全年|持续|常年")]
    private static partial Regex Time();
}
