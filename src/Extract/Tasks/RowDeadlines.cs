namespace Gongwen.Extract;

/// <summary>Says what is due on a day that stands in a table: the task of its row.</summary>
internal static class RowDeadlines
{
    /// <summary>The document, its deadlines in rows of ledgers with the tasks of these rows.</summary>
    public static OfficialDocument Settle(Reading reading, OfficialDocument document)
    {
        if (reading.Tables.IsEmpty || document.Assignments.IsEmpty || document.Deadlines.IsEmpty)
        {
            return document;
        }

        var rows = new TableRows(reading.Tables);
        var tasks = new Dictionary<TableRow, string>();
        foreach (var assignment in document.Assignments)
        {
            if (assignment.Evidence.Span is { } span && rows.RowAt(span.Start) is { } row)
            {
                tasks.TryAdd(row, assignment.Task);
            }
        }

        return document with
        {
            Deadlines = [.. document.Deadlines.Select(d =>
                d.Evidence.Span is { } span && rows.RowAt(span.Start) is { } row && tasks.TryGetValue(row, out var task) ? d with { Task = task } : d)],
        };
    }
}
