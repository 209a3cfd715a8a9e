using System.Collections.Immutable;
using System.Globalization;
using Gongwen.Extract;
using Microsoft.Data.Sqlite;
using NodaTime;
using NodaTime.Text;

namespace Gongwen.Store;

/// <summary>Writes entries as rows, inside a transaction of its caller.</summary>
internal sealed class NoticeWriter(SqliteConnection connection) : IDisposable
{
    private static readonly string[] s_facts = ["organ", "attachment", "section", "unit", "assignment", "phase", "deadline"];

    private readonly Statement _find = new(connection, "SELECT id FROM document WHERE sha256 = ?");
    private readonly Statement _holds = new(connection, "SELECT id FROM document WHERE sha256 = ? AND rules = ?");
    private readonly Statement _sighting = new(connection, "INSERT OR IGNORE INTO sighting VALUES (?, ?, ?)");
    private readonly Statement _original = new(connection, "INSERT INTO original VALUES (?, ?, ?, ?)");
    private readonly Statement _notice = new(connection, "INSERT OR REPLACE INTO notice VALUES (?, ?)");
    private readonly Statement _search = new(connection, "INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)");
    private readonly Statement _organ = new(connection, "INSERT INTO organ VALUES (?, ?, ?, ?)");
    private readonly Statement _attachment = new(connection, "INSERT INTO attachment VALUES (?, ?, ?)");
    private readonly Statement _section = new(connection, "INSERT INTO section VALUES (?, ?, ?, ?, ?, ?)");
    private readonly Statement _assignment = new(connection, "INSERT INTO assignment VALUES (?, ?, ?, ?)");
    private readonly Statement _unit = new(connection, "INSERT INTO unit VALUES (?, ?, ?, ?)");
    private readonly Statement _phase = new(connection, "INSERT INTO phase VALUES (?, ?, ?, ?, ?)");
    private readonly Statement _deadline = new(connection, "INSERT INTO deadline VALUES (?, ?, ?, ?, ?)");

    private readonly ImmutableArray<Statement> _forget =
        [.. s_facts.Select(table => new Statement(connection, $"DELETE FROM {table} WHERE document = ?")), new(connection, "DELETE FROM search WHERE rowid = ?")];

    // Keeps the number of a document that is known already, so that re-extraction changes nobody's references.
    private readonly Statement _document = new(connection, """
        INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET rules = excluded.rules, title = excluded.title, document_number = excluded.document_number,
            campaign = excluded.campaign, date = excluded.date, document_date = excluded.document_date, print_date = excluded.print_date,
            published_date = excluded.published_date, printing_office = excluded.printing_office, repairs = excluded.repairs
        RETURNING id
        """);

    public StoreOutcome Write(CorpusEntry entry)
    {
        var known = _find.Run(entry.Sha256);
        if (entry.Reading is { } content && (known is null || _holds.Run(entry.Sha256, content.Rules) is null))
        {
            return Write(entry, content, known);
        }

        See(entry, known ?? throw new InvalidOperationException($"{entry.Raw.Uri} was said to be stored, but its bytes are not."));
        return StoreOutcome.Unchanged;
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[
            _find, _holds, _sighting, _original, _notice, _search, _organ, _attachment, _section, _assignment, _unit, _phase, _deadline, .. _forget, _document])
        {
            statement.Dispose();
        }
    }

    private StoreOutcome Write(CorpusEntry entry, CorpusEntry.Content content, long? known)
    {
        var number = WriteDocument(entry, content, known);
        if (known is null)
        {
            _original.Run(number, entry.Raw.MediaType, entry.Raw.DeclaredCharset, content.Original);
        }
        else
        {
            Forget(number);
        }

        _notice.Run(number, content.Json);
        _search.Run(number, content.TitleTokens, content.BodyTokens);
        WriteFacts(number, content.Document);
        See(entry, number);
        return known is null ? StoreOutcome.New : StoreOutcome.Renewed;
    }

    private long WriteDocument(CorpusEntry entry, CorpusEntry.Content content, long? known)
    {
        var facts = content.Document;
        var (written, printed, published) = (facts.DocumentDate?.Value.ToString(), facts.PrintDate?.Value.ToString(), facts.PublishedDate?.Value);
        return _document.Run(
            known is { } id ? id : default(Cell), entry.Sha256, content.Rules, facts.Title?.Value, facts.DocumentNumber?.Value, facts.Campaign?.Value,
            written ?? printed ?? published, written, printed, published, facts.PrintingOffice?.Value, content.Repairs)!.Value;
    }

    private void Forget(long number)
    {
        foreach (var statement in _forget)
        {
            statement.Run(number);
        }
    }

    private void See(CorpusEntry entry, long number) =>
        _sighting.Run(number, entry.Raw.Uri, entry.Raw.FetchedAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    private void WriteFacts(long number, OfficialDocument facts)
    {
        WriteOrgans(number, "signing-authority", facts.SigningAuthorities);
        WriteOrgans(number, "main-recipient", facts.MainRecipients);
        WriteOrgans(number, "copy-recipient", facts.CopyRecipients);
        foreach (var (i, attachment) in facts.Attachments.Index())
        {
            _attachment.Run(number, i, attachment.Value);
        }

        foreach (var (i, section) in facts.Sections.Index())
        {
            _section.Run(number, i, section.Level, section.Number, section.Heading, section.Role is { } role ? NoticeJson.Kebab(role) : null);
        }

        foreach (var (i, assignment) in facts.Assignments.Index())
        {
            WriteAssignment(number, i, assignment);
        }

        foreach (var (i, phase) in facts.Phases.Index())
        {
            _phase.Run(number, i, phase.Name, Iso(phase.Start), Iso(phase.End));
        }

        foreach (var (i, deadline) in facts.Deadlines.Index())
        {
            _deadline.Run(number, i, deadline.Text, Iso(deadline.By), deadline.Task);
        }
    }

    private void WriteOrgans(long number, string role, ImmutableArray<Fact<string>> organs)
    {
        foreach (var (i, organ) in organs.Index())
        {
            _organ.Run(number, role, i, organ.Value);
        }
    }

    private void WriteAssignment(long number, int ordinal, Assignment assignment)
    {
        _assignment.Run(number, ordinal, NoticeJson.Kebab(assignment.Role), assignment.Task);
        foreach (var (i, unit) in assignment.Units.Index())
        {
            _unit.Run(number, ordinal, i, unit.Value);
        }
    }

    private static string? Iso(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : null;
}
