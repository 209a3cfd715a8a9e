using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Gongwen.Store;

/// <summary>Keeps <c>ledger</c> and <c>unit_name</c>, which are made of the facts of all current documents, inside transactions of its caller.</summary>
/// <remarks>
/// Whatever changes a document's facts, or whether it is superseded, touches it before: what is there of it is taken out. When all is done, what is
/// then true of the documents that were touched is put in, in the order of the tables.
/// </remarks>
internal sealed class LedgerWriter(SqliteConnection connection) : IDisposable
{
    /// <summary>The units of assignments in current documents (<c>d</c>, <c>a</c>, <c>u</c>).</summary>
    private const string Named = "document d CROSS JOIN assignment a ON a.document = d.id CROSS JOIN unit u ON u.document = a.document AND u.assignment = a.ordinal";

    private const string Columns = "SELECT DISTINCT n.id, coalesce(t.last_day, 'none'), t.document, t.ordinal, a.role";

    private const string Tasks = "CROSS JOIN task t ON t.document = a.document AND t.ordinal = a.entry CROSS JOIN unit_name n ON n.name = u.name";

    private const string Counts = "SELECT u.name AS name, sum(a.role = 'lead') AS lead, sum(a.role = 'responsible') AS responsible, sum(a.role = 'cooperating') AS cooperating, count(DISTINCT u.document) AS documents";

    private readonly HashSet<long> _touched = [];

    private readonly Statement _takeTasks = new(connection, $"DELETE FROM ledger WHERE (unit, day, document, task, role) IN ({Columns} FROM {Named} {Tasks} WHERE d.id = ? AND d.superseded = 0)");
    private readonly Statement _takeCounts = new(
        connection,
        $"""
        UPDATE unit_name SET lead = unit_name.lead - o.lead, responsible = unit_name.responsible - o.responsible,
            cooperating = unit_name.cooperating - o.cooperating, documents = unit_name.documents - o.documents
        FROM ({Counts} FROM {Named} WHERE d.id = ? AND d.superseded = 0 GROUP BY u.name) o WHERE unit_name.name = o.name
        """);

    private readonly Statement _takeNames = new(connection, "DELETE FROM unit_name WHERE documents = 0 AND name IN (SELECT name FROM unit WHERE document = ?)");
    private readonly Statement _putCounts = new(
        connection,
        $"""
        INSERT INTO unit_name (name, lead, responsible, cooperating, documents)
        {Counts} FROM json_each(?) j CROSS JOIN {Named} WHERE d.id = j.value AND d.superseded = 0 GROUP BY u.name
        ON CONFLICT (name) DO UPDATE SET lead = lead + excluded.lead, responsible = responsible + excluded.responsible,
            cooperating = cooperating + excluded.cooperating, documents = documents + excluded.documents
        """);

    private readonly Statement _putTasks = new(
        connection, $"INSERT INTO ledger {Columns} FROM json_each(?) j CROSS JOIN {Named} {Tasks} WHERE d.id = j.value AND d.superseded = 0 ORDER BY 1, 2, 3, 4, 5");

    /// <summary>What is wrong with the two tables, a row each.</summary>
    public static string Faults => $"""
        WITH
            put AS (SELECT n.name, l.day, l.document, l.task, l.role FROM ledger l LEFT JOIN unit_name n ON n.id = l.unit),
            due AS ({Columns.Replace("n.id", "u.name", StringComparison.Ordinal)} FROM {Named} {Tasks} WHERE d.superseded = 0),
            stated AS (SELECT name, lead, responsible, cooperating, documents FROM unit_name),
            counted AS ({Counts} FROM {Named} WHERE d.superseded = 0 GROUP BY u.name)
        SELECT 'the ledger has tasks that are none: ' || count(*) FROM (SELECT * FROM put EXCEPT SELECT * FROM due) HAVING count(*) > 0
        UNION ALL SELECT 'the ledger lacks tasks: ' || count(*) FROM (SELECT * FROM due EXCEPT SELECT * FROM put) HAVING count(*) > 0
        UNION ALL SELECT 'the tasks of units are miscounted: ' || count(*) FROM (SELECT * FROM stated EXCEPT SELECT * FROM counted) HAVING count(*) > 0
        UNION ALL SELECT 'units of tasks are missing: ' || count(*) FROM (SELECT * FROM counted EXCEPT SELECT * FROM stated) HAVING count(*) > 0
        """;

    /// <summary>Makes both tables anew.</summary>
    public static void Rebuild(SqliteConnection connection)
    {
        foreach (var sql in (string[])
        [
            "DELETE FROM ledger",
            "DELETE FROM unit_name",
            $"INSERT INTO unit_name (name, lead, responsible, cooperating, documents) {Counts} FROM {Named} WHERE d.superseded = 0 GROUP BY u.name",
            $"INSERT INTO ledger {Columns} FROM {Named} {Tasks} WHERE d.superseded = 0 ORDER BY 1, 2, 3, 4, 5",
        ])
        {
            using var statement = new Statement(connection, sql);
            statement.Run();
        }
    }

    /// <summary>To be called before a document that is stored is changed.</summary>
    public void Touch(long document)
    {
        if (_touched.Add(document))
        {
            _takeTasks.Run(document);
            _takeCounts.Run(document);
            _takeNames.Run(document);
        }
    }

    /// <summary>To be called for a document that was not there before.</summary>
    public void Add(long document) => _touched.Add(document);

    /// <summary>Puts in what is true now.</summary>
    public void Settle()
    {
        if (_touched.Count > 0)
        {
            var documents = $"[{string.Join(',', _touched.Order().Select(d => d.ToString(CultureInfo.InvariantCulture)))}]";
            _putCounts.Run(documents);
            _putTasks.Run(documents);
            Clear();
        }
    }

    /// <summary>Forgets what was touched, when none of it happened.</summary>
    public void Clear() => _touched.Clear();

    public void Dispose()
    {
        foreach (var statement in (Statement[])[_takeTasks, _takeCounts, _takeNames, _putCounts, _putTasks])
        {
            statement.Dispose();
        }
    }
}
