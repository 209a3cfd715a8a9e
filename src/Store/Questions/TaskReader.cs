using System.Collections.Immutable;
using Gongwen.Extract;
using Microsoft.Data.Sqlite;
using NodaTime.Text;

namespace Gongwen.Store;

/// <summary>Reads rows of the ledger.</summary>
internal sealed class TaskReader(SqliteConnection connection) : IDisposable
{
    private readonly Rows _task = new(
        connection,
        """
        SELECT d.title, d.document_number, t.item, t.task, t.last_day, t.due, t.phase, t.sentence
        FROM task t JOIN document d ON d.id = t.document WHERE t.document = ? AND t.ordinal = ?
        """);

    private readonly Rows _units = new(
        connection,
        """
        SELECT a.role, u.name FROM assignment a JOIN unit u ON u.document = a.document AND u.assignment = a.ordinal
        WHERE a.document = ? AND a.entry = ? ORDER BY a.ordinal, u.ordinal
        """);

    /// <summary>That task.</summary>
    /// <exception cref="InvalidDataException">There is none: what told of it is wrong.</exception>
    public TaskRow Read(long document, long ordinal)
    {
        var named = new List<(string Role, string Name)>();
        for (_units.Ask(document, ordinal); _units.Next();)
        {
            named.Add((_units.Text(0)!, _units.Text(1)!));
        }

        if (!_task.Ask(document, ordinal).Next())
        {
            throw new InvalidDataException($"Document {document} has no task {ordinal}.");
        }

        var row = new TaskRow
        {
            Document = document,
            Title = _task.Text(0),
            DocumentNumber = _task.Text(1),
            Item = _task.Text(2),
            Task = _task.Text(3)!,
            Lead = Named(AssignmentRole.Lead),
            Responsible = Named(AssignmentRole.Responsible),
            Cooperating = Named(AssignmentRole.Cooperating),
            By = _task.Text(4) is { } day ? LocalDatePattern.Iso.Parse(day).Value : null,
            Due = _task.Text(5),
            Phase = _task.Text(6),
            Sentence = _task.Text(7)!,
        };
        _task.End();
        return row;

        ImmutableArray<string> Named(AssignmentRole role) => [.. named.Where(n => n.Role == NoticeJson.Kebab(role)).Select(n => n.Name).Distinct()];
    }

    public void Dispose()
    {
        _task.Dispose();
        _units.Dispose();
    }
}
