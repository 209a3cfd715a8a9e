using Gongwen.Extract;
using Microsoft.Data.Sqlite;
using NodaTime;
using NodaTime.Text;

namespace Gongwen.Store;

/// <summary>Reads what a query shows of a document.</summary>
internal sealed class HitReader(SqliteConnection connection, DocumentFacts facts) : IDisposable
{
    private readonly Rows _document = new(
        connection,
        """
        SELECT d.sha256, d.title, d.campaign, d.document_number, d.date, (SELECT min(uri) FROM version WHERE document = d.id),
            (SELECT count(*) FROM copy JOIN document o ON o.id = copy.document WHERE copy.first = c.first AND o.superseded = 0 AND o.id <> d.id)
        FROM document d LEFT JOIN copy c ON c.document = d.id WHERE d.id = ?
        """);

    private readonly Rows _days = new(
        connection,
        """
        SELECT min(day), max(day) FROM (
            SELECT first_day AS day FROM phase WHERE document = ?1 UNION ALL SELECT last_day FROM phase WHERE document = ?1
            UNION ALL SELECT last_day FROM deadline WHERE document = ?1)
        """);

    /// <summary>The document of that number.</summary>
    /// <param name="number">It is stored.</param>
    /// <param name="score">How well it fits.</param>
    /// <param name="phrases">What to mark in its snippet; none for no snippet.</param>
    public CorpusHit Read(long number, float score, IReadOnlyList<QueryNode.Phrase> phrases)
    {
        _days.Ask(number).Next();
        var (first, last) = (Day(_days.Text(0)), Day(_days.Text(1)));
        _days.End();
        _document.Ask(number).Next();
        var hit = new CorpusHit
        {
            Key = new DocumentKey(number, _document.Text(0)!),
            Title = _document.Text(1),
            Campaign = _document.Text(2),
            DocumentNumber = _document.Text(3),
            Date = _document.Text(4),
            Uri = _document.Text(5)!,
            Copies = (int)_document.Integer(6),
            Score = score,
            SigningAuthorities = facts.Names(number, TermKind.Organ, null),
            LeadUnits = [.. facts.Names(number, TermKind.Unit, AssignmentRole.Lead).Distinct()],
            FirstDay = first,
            LastDay = last,
            Snippet = phrases.Count == 0 ? null : SnippetFinder.Find(facts.Text(number), phrases),
        };
        _document.End();
        return hit;
    }

    public void Dispose()
    {
        _document.Dispose();
        _days.Dispose();
    }

    private static LocalDate? Day(string? iso) => iso is null ? null : LocalDatePattern.Iso.Parse(iso).Value;
}
