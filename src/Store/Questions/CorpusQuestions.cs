using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using NodaTime;
using NodaTime.Text;
using SQLitePCL;

namespace Gongwen.Store;

/// <summary>What a corpus answers beyond the search for documents. Each answer is of one consistent state, also while the corpus is written.</summary>
public sealed class CorpusQuestions(SqliteCorpus corpus)
{
    /// <summary>The ledger: tasks with a day first, in the order of their days; those with the same, and those without, in the order of their documents.</summary>
    /// <param name="scope"><see cref="Scope.From"/> and <see cref="Scope.To"/> bound the day by which a task is due.</param>
    public ImmutableArray<TaskRow> Tasks(Scope scope) => corpus.Ask(connection =>
    {
        using var reader = new TaskReader(connection);
        if (scope.Unit is not null && UnitTasks.Units(connection, scope) is { Length: <= UnitTasks.MostNames } units)
        {
            return [.. UnitTasks.First(connection, scope, units).Select(place => reader.Read(place.Document, place.Task))];
        }

        var dated = Rows("t.last_day IS NOT NULL", scope);
        return scope.From is null && scope.To is null && dated.Length < scope.Limit
            ? dated.AddRange(Rows("t.last_day IS NULL", scope with { Limit = scope.Limit - dated.Length }))
            : dated;

        // In the order of the index by day, so that the first rows are found without looking at the others.
        ImmutableArray<TaskRow> Rows(string days, Scope part) => Ask(connection, part, sql => $"""
            SELECT t.document, t.ordinal FROM task t CROSS JOIN document d ON d.id = t.document
            WHERE {days} {sql.Documents()} {sql.Days("t.last_day", "t.last_day")} {OfUnit(sql)}
            ORDER BY t.last_day, t.document, t.ordinal {sql.Limit()}
            """, row => reader.Read(row.GetInt64(0), row.GetInt64(1)));
    });

    /// <summary>Who leads, answers for and helps with how much: most tasks first.</summary>
    public ImmutableArray<UnitRow> Units(Scope scope) => corpus.Ask(connection => Ask(connection, scope, sql => !IsNarrowed(scope, sql) ? $"""
        SELECT n.name, n.lead, n.responsible, n.cooperating, n.documents FROM unit_name n
        WHERE true {sql.UnitName("n.name")} ORDER BY n.lead + n.responsible + n.cooperating DESC, n.name {sql.Limit()}
        """ : $"""
        SELECT u.name, sum(a.role = 'lead'), sum(a.role = 'responsible'), sum(a.role = 'cooperating'), count(DISTINCT u.document)
        FROM unit u JOIN assignment a ON a.document = u.document AND a.ordinal = u.assignment JOIN document d ON d.id = u.document
        WHERE true {sql.Documents()} {NoticeDays(sql)} {sql.Units()}
        GROUP BY u.name ORDER BY count(*) DESC, u.name {sql.Limit()}
        """, row => new UnitRow(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4))));

    /// <summary>Phases and deadlines that touch the days of <paramref name="scope"/>, in the order of their first day.</summary>
    public ImmutableArray<TimelineRow> Timeline(Scope scope) => corpus.Ask(connection => Ask(connection, scope, sql => $"""
        SELECT * FROM (
            SELECT d.id, d.title, d.campaign, p.name, p.first_day AS first_day, p.last_day AS last_day, 0
            FROM phase p JOIN document d ON d.id = p.document
            WHERE coalesce(p.first_day, p.last_day) IS NOT NULL {sql.Documents()}
                {sql.Days("coalesce(p.first_day, p.last_day)", "coalesce(p.last_day, '9999')")} {GivenTo(sql)}
            UNION ALL
            SELECT d.id, d.title, d.campaign, l.task, NULL, l.last_day, 1
            FROM deadline l JOIN document d ON d.id = l.document
            WHERE l.last_day IS NOT NULL {sql.Documents()} {sql.Days("l.last_day", "l.last_day")} {GivenTo(sql)})
        ORDER BY coalesce(first_day, last_day), last_day, id {sql.Limit()}
        """, row => new TimelineRow(row.GetInt64(0), Text(row, 1), Text(row, 2), row.GetString(3), Day(row, 4), Day(row, 5), row.GetInt64(6) == 1)));

    /// <summary>The campaigns: most notices first.</summary>
    /// <param name="scope"><see cref="Scope.From"/> and <see cref="Scope.To"/> bound the days of the notices.</param>
    public ImmutableArray<CampaignRow> Campaigns(Scope scope) => corpus.Ask(connection =>
    {
        using var organs = connection.CreateCommand();
        organs.CommandText = """
            SELECT o.name FROM organ o JOIN document d ON d.id = o.document
            WHERE o.role = 'signing-authority' AND d.campaign = $c AND d.superseded = 0 GROUP BY o.name ORDER BY count(*) DESC, o.name
            """;
        var campaign = organs.Parameters.Add("$c", SqliteType.Text);
        return Ask(connection, scope, sql => $"""
            SELECT d.campaign, count(*), min(d.date), max(d.date),
                min((SELECT min(coalesce(p.first_day, p.last_day)) FROM phase p WHERE p.document = d.id)),
                max((SELECT max(last_day) FROM (SELECT last_day FROM phase p WHERE p.document = d.id
                    UNION ALL SELECT last_day FROM deadline l WHERE l.document = d.id)))
            FROM document d
            WHERE d.campaign IS NOT NULL {sql.Documents()} {NoticeDays(sql)} {GivenTo(sql)}
            GROUP BY d.campaign ORDER BY count(*) DESC, max(d.date) DESC, d.campaign {sql.Limit()}
            """, row =>
        {
            campaign.Value = row.GetString(0);
            return new CampaignRow(
                row.GetString(0), row.GetInt64(1), All(organs, r => r.GetString(0)), Text(row, 2), Text(row, 3), Day(row, 4), Day(row, 5));
        });
    });

    /// <summary>The documents themselves, in the order of their days, then of their numbers.</summary>
    /// <param name="scope"><see cref="Scope.From"/> and <see cref="Scope.To"/> bound the days of the notices.</param>
    public ImmutableArray<DocumentRow> Documents(Scope scope) => corpus.Ask(connection => Ask(connection, scope, sql => $"""
        SELECT d.id, d.sha256, (SELECT v.uri FROM version v WHERE v.document = d.id ORDER BY v.uri LIMIT 1), d.title, d.document_number, d.kind,
            d.campaign, d.date, d.document_date, d.published_date, {Organs("signing-authority")}, {Organs("main-recipient")}
        FROM document d
        WHERE true {sql.Documents()} {NoticeDays(sql)} {GivenTo(sql)}
        ORDER BY d.date, d.id {sql.Limit()}
        """, row => new DocumentRow
    {
        Number = row.GetInt64(0),
        Sha256 = row.GetString(1),
        Uri = row.GetString(2),
        Title = Text(row, 3),
        DocumentNumber = Text(row, 4),
        Kind = Text(row, 5),
        Campaign = Text(row, 6),
        Date = Text(row, 7),
        DocumentDate = Text(row, 8),
        PublishedDate = Text(row, 9),
        SigningAuthorities = Names(row, 10),
        MainRecipients = Names(row, 11),
    }));

    /// <summary>The document that was found before <paramref name="number"/> at the same place.</summary>
    /// <returns>Its number; null when that place held no other before.</returns>
    public long? VersionBefore(long number) => corpus.Ask(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT b.document FROM version v JOIN version b ON b.uri = v.uri AND b.ordinal < v.ordinal
            WHERE v.document = $d AND b.document <> $d ORDER BY v.ordinal DESC, b.ordinal DESC LIMIT 1
            """;
        command.Parameters.AddWithValue("$d", number);
        return (long?)command.ExecuteScalar();
    });

    /// <summary>How much there is: documents, versions and bytes, then documents by year, 文种, charset, and by the facts and issues they have.</summary>
    public ImmutableArray<CountRow> Statistics() => corpus.Ask(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT 'corpus', 'documents', count(*) FROM document
            UNION ALL SELECT 'corpus', 'current', count(*) FROM document WHERE superseded = 0
            UNION ALL SELECT 'corpus', 'uris', count(DISTINCT uri) FROM version
            UNION ALL SELECT 'corpus', 'gone', count(*) FROM resource
            UNION ALL SELECT 'corpus', 'repaired', count(*) FROM document WHERE repairs > 0
            UNION ALL SELECT 'corpus', 'bytes', (SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM pragma_page_size)
            UNION ALL SELECT * FROM (SELECT 'fact', 'section', count(*) FROM section UNION ALL SELECT 'fact', 'assignment', count(*) FROM assignment
                UNION ALL SELECT 'fact', 'task', count(*) FROM task UNION ALL SELECT 'fact', 'phase', count(*) FROM phase
                UNION ALL SELECT 'fact', 'deadline', count(*) FROM deadline UNION ALL SELECT 'fact', 'measure', count(*) FROM measure)
            UNION ALL SELECT * FROM (SELECT 'year', coalesce(substr(date, 1, 4), '-') AS name, count(*) FROM document WHERE superseded = 0 GROUP BY name ORDER BY name)
            UNION ALL SELECT * FROM (SELECT 'kind', coalesce(kind, '-') AS name, count(*) AS n FROM document WHERE superseded = 0 GROUP BY name ORDER BY n DESC, name)
            UNION ALL SELECT * FROM (SELECT 'charset', coalesce(charset, '-') AS name, count(*) AS n FROM document WHERE superseded = 0 GROUP BY name ORDER BY n DESC, name)
            UNION ALL SELECT * FROM (SELECT 'issue', code AS name, count(DISTINCT document) AS n FROM issue GROUP BY name ORDER BY n DESC, name)
            """;
        return All(command, row => new CountRow(row.GetString(0), row.GetString(1), row.GetInt64(2)));
    });

    /// <summary>Answers an SQL query over the tables of <c>docs/corpus.md</c>.</summary>
    /// <param name="query">One that only reads.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="limit">How many rows to give at most.</param>
    /// <exception cref="InvalidQuestionException">It is no query, would write, or takes too long.</exception>
    public SqlAnswer Sql(string query, TimeSpan patience, int limit) => corpus.Ask(connection =>
    {
        // Nothing is written, and no other file opened, whatever the query says.
        raw.sqlite3_limit(connection.Handle!, raw.SQLITE_LIMIT_ATTACHED, 0);
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var alarm = new Timer(_ => raw.sqlite3_interrupt(connection.Handle!), null, patience, Timeout.InfiniteTimeSpan);
        try
        {
            using var reader = command.ExecuteReader();
            var rows = ImmutableArray.CreateBuilder<ImmutableArray<object?>>();
            while (rows.Count < limit && reader.Read())
            {
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Value(reader, i))]);
            }

            return new SqlAnswer([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)], rows.ToImmutable());
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            throw new InvalidQuestionException($"took longer than {patience.TotalSeconds} s", failure);
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is raw.SQLITE_ERROR or raw.SQLITE_READONLY or raw.SQLITE_AUTH)
        {
            throw new InvalidQuestionException(failure.Message, failure);
        }
    });

    private static object? Value(SqliteDataReader row, int column) => row.GetValue(column) switch
    {
        DBNull => null,
        byte[] bytes => $"({bytes.Length} bytes)",
        var value => value,
    };

    // A month without a day reaches from its first day to, at most, its thirty-first.
    private static string NoticeDays(ScopeSql sql) => sql.Days("substr(d.date || '-01', 1, 10)", "substr(d.date || '-31', 1, 10)");

    // A line a name: no name holds a line break.
    private static string Organs(string role) =>
        $"(SELECT group_concat(o.name, char(10) ORDER BY o.ordinal) FROM organ o WHERE o.document = d.id AND o.role = '{role}')";

    private static string OfUnit(ScopeSql sql) => sql.Units() is { Length: > 0 } conditions ? $"""
        AND EXISTS (SELECT 1 FROM assignment a JOIN unit u ON u.document = a.document AND u.assignment = a.ordinal
            WHERE a.document = t.document AND a.entry = t.ordinal {conditions})
        """ : "";

    // What is counted of each unit is counted over all current documents and roles.
    private static bool IsNarrowed(Scope scope, ScopeSql sql) => sql.AsksForDocuments || scope.Role is not null || scope.From is not null || scope.To is not null;

    private static string GivenTo(ScopeSql sql) => sql.Units() is { Length: > 0 } conditions
        ? $"AND d.id IN (SELECT u.document FROM unit u JOIN assignment a ON a.document = u.document AND a.ordinal = u.assignment WHERE true {conditions})"
        : "";

    private static ImmutableArray<T> Ask<T>(SqliteConnection connection, Scope scope, Func<ScopeSql, string> write, Func<SqliteDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = write(new ScopeSql(command, scope));
        return All(command, read);
    }

    private static ImmutableArray<T> All<T>(SqliteCommand command, Func<SqliteDataReader, T> read)
    {
        var all = ImmutableArray.CreateBuilder<T>();
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            all.Add(read(rows));
        }

        return all.ToImmutable();
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static ImmutableArray<string> Names(SqliteDataReader row, int column) => row.IsDBNull(column) ? [] : [.. row.GetString(column).Split('\n')];

    private static LocalDate? Day(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : LocalDatePattern.Iso.Parse(row.GetString(column)).Value;
}
