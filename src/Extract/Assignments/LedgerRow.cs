using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>One row of a ledger under its headers.</summary>
internal sealed partial class LedgerRow(string text, ImmutableArray<(RuleRow? Header, TextSpan Cell)> cells)
{
    private const int ShortestTask = 4;
    private const int LongestWholeCell = 30;

    /// <summary>What the row says of units.</summary>
    public IEnumerable<Statement> Read(UnitFinder units, BracketReader duties, TaskFinder tasks) =>
        Task(tasks) is { Length: > 0 } task
            ? cells.Where(c => c.Header?["kind"] == "units").SelectMany(c => Units(c.Header!, Once(c.Cell), (units, duties))).Select(s => s with { Task = task })
            : [];

    // A牵头，B参加 says more than the column's header.
    private ImmutableArray<Statement> Units(RuleRow header, TextSpan cell, (UnitFinder Units, BracketReader Duties) readers)
    {
        if (readers.Duties.Bracket(text, cell) is { Length: > 0 } said)
        {
            return said;
        }

        return readers.Units.Labelled(text, cell) is { Length: > 0 } units
            ? [new Statement(Roles.Of(header)!.Value, units, new Evidence(cell, header.Id, 0.93))]
            : [];
    }

    // The task's own cell; else the target's first clause, unless that is too short to say anything; else the project's.
    private string? Task(TaskFinder tasks)
    {
        if (Cell("task") is { Length: > 0 } own)
        {
            return Cell("target").Length > 0 ? Whole(own, tasks) : All(own);
        }

        var target = Cell("target") is { Length: > 0 } aim ? tasks.FirstClause(WithoutNumber(Once(aim))) : "";
        return target.Length < ShortestTask && Cell("project") is { Length: > 0 } project ? Whole(project, tasks) : target;
    }

    private string Whole(TextSpan cell, TaskFinder tasks)
    {
        var words = WithoutNumber(Once(cell));
        return words.Length <= LongestWholeCell && !text.AsSpan(words.Start, words.Length).ContainsAny('。', '；')
            ? Spacing.Squeeze(text, words)
            : tasks.FirstClause(words);
    }

    // Nothing beside it says in short what is to be done.
    private string All(TextSpan cell) => Spacing.Squeeze(text, WithoutNumber(Once(cell))).TrimEnd('。', '；');

    private TextSpan Cell(string kind) => cells.FirstOrDefault(c => c.Header?["kind"] == kind).Cell;

    // Some pages print a cell's text twice.
    private TextSpan Once(TextSpan cell)
    {
        var half = cell.Length / 2;
        return cell.Length > 3 && cell.Length % 2 == 0 && text.AsSpan(cell.Start, half).SequenceEqual(text.AsSpan(cell.Start + half, half))
            ? cell with { Length = half }
            : cell;
    }

    private TextSpan WithoutNumber(TextSpan cell) =>
        TextSpan.Between(cell.Start + Number().Match(text[cell.Start..Math.Min(cell.End, cell.Start + 8)]).Length, cell.End);

    [GeneratedRegex(@"^\s*(?:[（(]?[0-9０-９一二三四五六七八九十]{1,3}[）)、.．]\s*)?")]
    private static partial Regex Number();
}
