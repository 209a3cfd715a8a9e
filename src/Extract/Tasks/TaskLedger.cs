using System.Buffers;
using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Puts together what a notice says of each task: its units, its day, its stage.</summary>
internal sealed class TaskLedger
{
    // An item no longer than this is quoted as a whole where its units stand on lines of their own.
    private const int QuotedItem = 240;

    // No sentence that a person would read is longer, and a line of a megabyte must not be walked for each fact.
    private const int Reach = 500;

    private static readonly SearchValues<char> s_sentenceEnds = SearchValues.Create("。！？；\n");

    private readonly Reading _reading;
    private readonly TableRows _rows;
    private readonly DueDays _days;
    private readonly ImmutableArray<(Phase Phase, TextSpan Extent)> _stages;

    private TaskLedger(Reading reading, OfficialDocument document)
    {
        _reading = reading;
        _rows = new TableRows(reading.Tables);
        _days = new DueDays(reading, _rows, document);
        _stages = [.. document.Phases.Select(p => (p, Extent(p)))];
    }

    /// <summary>One entry a task, in the order of the text.</summary>
    /// <param name="reading">The notice's outline, text and tables.</param>
    /// <param name="document">Its assignments, phases, deadlines and recurrences.</param>
    public static ImmutableArray<TaskEntry> Of(Reading reading, OfficialDocument document)
    {
        if (document.Assignments.IsEmpty)
        {
            return [];
        }

        var ledger = new TaskLedger(reading, document);
        var groups = ledger.Group(document.Assignments);
        var alone = groups.CountBy(g => g.Section).Where(c => c.Value == 1).Select(c => c.Key).ToHashSet();
        return [.. groups.Select(g => ledger.Entry(g, alone.Contains(g.Section)))];
    }

    // Neighbours of one item with one task are one entry until a role comes again: the next sentence. In a table, where a cell
    // may cover several rows, those of one task need be no neighbours.
    private List<Statements> Group(ImmutableArray<Assignment> assignments)
    {
        var groups = new List<Statements>();
        var ofTables = new Dictionary<(int Table, string Task), Statements>();
        foreach (var assignment in assignments)
        {
            var row = assignment.Evidence.Span is { } at ? _rows.RowAt(at.Start) : null;
            var section = assignment.Evidence.Span is { } span ? _reading.SectionAt(span.Start) : -1;
            var open = row is { } cell ? ofTables.GetValueOrDefault((cell.Table, assignment.Task)) : groups.LastOrDefault();
            if (open is not null && open.Section == section && open.Task == assignment.Task && open.Assignments.TrueForAll(a => a.Role != assignment.Role))
            {
                open.Assignments.Add(assignment);
                continue;
            }

            groups.Add(new Statements(section, [assignment]));
            if (row is { } inTable)
            {
                ofTables[(inTable.Table, assignment.Task)] = groups[^1];
            }
        }

        return groups;
    }

    // The row of the cell that begins last: one that covers several rows begins above those below.
    private TableRow? RowOf(Statements group) =>
        group.Assignments.Select(a => a.Evidence.Span is { } span ? _rows.RowAt(span.Start) : null).OfType<TableRow>().Cast<TableRow?>().MaxBy(r => (r!.Value.Table, r.Value.Row));

    private TaskEntry Entry(Statements group, bool alone)
    {
        var row = RowOf(group);
        var span = row is { } cells ? _rows.SpanOf(cells) : Sentence(group);
        var day = row is { } inRow
            ? _days.InRow(inRow)
            : _days.Within(span) ?? _days.Of(group.Section, group.Task) ?? (alone ? _days.Only(group.Section) : null);
        return new TaskEntry
        {
            Task = group.Task,
            Assignments = [.. group.Assignments],
            Deadline = day?.Deadline,
            Recurrence = day?.Recurrence,
            Phase = _stages.LastOrDefault(s => s.Extent.Start <= span.Start && span.Start < s.Extent.End).Phase,
            Section = group.Section < 0 ? null : _reading.Sections[group.Section],
            Sentence = _reading.Text.Substring(span.Start, span.Length),
            Evidence = new Evidence(span, "task", group.Assignments.Min(a => a.Evidence.Confidence)),
        };
    }

    private TextSpan Sentence(Statements group)
    {
        var spans = group.Assignments.Select(a => a.Evidence.Span).OfType<TextSpan>().ToList();
        if (spans.Count == 0)
        {
            return default;
        }

        var text = _reading.Text.AsSpan();
        var (first, last) = (spans.Min(s => s.Start), spans.Max(s => s.End) - 1);
        var before = text[Math.Max(0, first - Reach)..first];
        var after = text[last..Math.Min(text.Length, last + Reach)];
        var start = first - before.Length + before.LastIndexOfAny(s_sentenceEnds) + 1;
        var end = after.IndexOfAny(s_sentenceEnds) is var length and >= 0 ? last + length + 1 : last + after.Length;
        if (group.Section >= 0 && _reading.Sections[group.Section].Own is { Length: <= QuotedItem } own)
        {
            (start, end) = (Math.Min(start, own.Start), Math.Max(end, own.End));
        }

        start = end - text[start..end].TrimStart().Length;
        return TextSpan.Between(start, start + text[start..end].TrimEnd().Length);
    }

    // What stands under the stage's heading, else the line that states it.
    private TextSpan Extent(Phase phase)
    {
        if (phase.Evidence.Span is not { } span)
        {
            return default;
        }

        if (_reading.SectionAt(span.Start) is var index and >= 0 && _reading.Sections[index] is var section && section.HeadingSpan.Intersect(span).Length > 0)
        {
            return section.Extent;
        }

        var end = _reading.Text.IndexOf('\n', span.End);
        return TextSpan.Between(span.Start, end < 0 ? _reading.Text.Length : end);
    }

    private sealed record Statements(int Section, List<Assignment> Assignments)
    {
        public string Task => Assignments[0].Task;
    }
}
