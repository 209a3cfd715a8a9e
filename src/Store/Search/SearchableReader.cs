using System.Collections.Immutable;
using System.Text.Json;
using Gongwen.Extract;
using Microsoft.Data.Sqlite;

namespace Gongwen.Store;

/// <summary>What of a stored document can be searched for, from the tables of its facts.</summary>
internal sealed class SearchableReader(SqliteConnection connection) : IDisposable
{
    private static readonly (string Name, AssignmentRole Role)[] s_roles = [.. Enum.GetValues<AssignmentRole>().Select(r => (NoticeJson.Kebab(r), r))];

    private readonly DocumentFacts _facts = new(connection);
    private readonly Rows _roles = new(connection, "SELECT DISTINCT role FROM assignment WHERE document = ?");
    private readonly Rows _organs = new(connection, "SELECT DISTINCT role FROM organ WHERE document = ?");
    private readonly Rows _document = new(
        connection,
        """
        SELECT d.date, d.document_number IS NOT NULL, d.document_date IS NOT NULL, d.repairs > 0,
            EXISTS (SELECT 1 FROM attachment WHERE document = d.id), EXISTS (SELECT 1 FROM section WHERE document = d.id),
            EXISTS (SELECT 1 FROM phase WHERE document = d.id), EXISTS (SELECT 1 FROM deadline WHERE document = d.id AND recurs = 0)
        FROM document d WHERE d.id = ?
        """);

    /// <summary>Null when the document is damaged: whoever checks documents says so, and reading it again puts it right.</summary>
    public Searchable? TryRead(long document)
    {
        try
        {
            return Read(document);
        }
        catch (Exception damage) when (damage is InvalidDataException or InvalidOperationException or JsonException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }

    public Searchable Read(long document)
    {
        var roles = Texts(_roles, document);
        var title = _facts.Titles(document).FirstOrDefault();
        var campaign = _facts.Names(document, TermKind.Campaign, null).FirstOrDefault();
        _document.Ask(document).Next();
        var date = _document.Text(0);
        var kinds = Kinds(Texts(_organs, document)).Concat(FlaggedKinds())
            .Concat(title is null ? [] : [FactKind.Title]).Concat(campaign is null ? [] : [FactKind.Campaign]).Concat(roles.IsEmpty ? [] : [FactKind.Assignments]).ToImmutableArray();
        _document.End();
        return new Searchable
        {
            Text = _facts.Text(document),
            Title = title,
            Headings = _facts.Headings(document),
            Units = [.. s_roles.SelectMany(r => _facts.Names(document, TermKind.Unit, r.Role).Select(name => (r.Role, name)))],
            Roles = [.. s_roles.Where(r => roles.Contains(r.Name)).Select(r => r.Role)],
            Organs = _facts.Names(document, TermKind.Organ, null),
            Campaign = campaign,
            Kind = _facts.Names(document, TermKind.Kind, null).FirstOrDefault(),
            Date = date,
            Phases = _facts.Phases(document),
            Facts = kinds,
        };
    }

    public void Dispose()
    {
        foreach (var used in (IDisposable[])[_facts, _roles, _organs, _document])
        {
            used.Dispose();
        }
    }

    private IEnumerable<FactKind> FlaggedKinds() =>
        ((FactKind[])[FactKind.DocumentNumber, FactKind.DocumentDate, FactKind.Repairs, FactKind.Attachments, FactKind.Sections, FactKind.Phases, FactKind.Deadlines])
            .Where((_, i) => _document.Integer(i + 1) != 0);

    private static IEnumerable<FactKind> Kinds(ImmutableArray<string> organs) => organs.Select(role => role switch
    {
        "signing-authority" => FactKind.SigningAuthorities,
        "main-recipient" => FactKind.MainRecipients,
        _ => FactKind.CopyRecipients,
    });

    private static ImmutableArray<string> Texts(Rows rows, long document)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        for (rows.Ask(document); rows.Next();)
        {
            texts.Add(rows.Text(0)!);
        }

        return texts.ToImmutable();
    }
}
