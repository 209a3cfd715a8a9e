using System.Globalization;
using System.Text;
using Gongwen.Extract;
using Microsoft.Data.Sqlite;
using NodaTime.Text;

namespace Gongwen.Store;

/// <summary>A <see cref="CorpusQuery"/> as SQL.</summary>
internal static class QuerySql
{
    // A word in the title says more than the same word somewhere in a long text.
    private const string Rank = "bm25(search, 10.0, 1.0)";

    /// <summary>Fills <paramref name="command"/> so that it gives the numbers of the documents found, in order.</summary>
    /// <param name="command">An empty command.</param>
    /// <param name="query">What is asked for.</param>
    /// <param name="expression">Its words as an FTS5 expression; null for none.</param>
    public static void Write(SqliteCommand command, CorpusQuery query, string? expression)
    {
        var sql = new StringBuilder("SELECT d.id FROM document d");
        if (expression is not null)
        {
            sql.Append(" JOIN search ON search.rowid = d.id AND search MATCH ").Append(Parameter(command, expression));
        }

        sql.Append(" WHERE d.superseded = 0");
        foreach (var condition in Conditions(command, query))
        {
            sql.Append(" AND ").Append(condition);
        }

        sql.Append(expression is null ? " ORDER BY d.date DESC, d.id" : $" ORDER BY {Rank}, d.id");
        sql.Append(" LIMIT ").Append(Parameter(command, query.Limit));
        command.CommandText = sql.ToString();
    }

    private static IEnumerable<string> Conditions(SqliteCommand command, CorpusQuery query)
    {
        if (query.Unit is not null || query.Role is not null)
        {
            var role = query.Role is { } part ? $" AND a.role = {Parameter(command, NoticeJson.Kebab(part))}" : "";
            var unit = query.Unit is { } name
                ? $" AND ({string.Join(" OR ", SearchPhrases.Spellings(name).Select(n => $"instr(u.name, {Parameter(command, n)}) > 0"))})"
                : "";
            yield return $"""
                EXISTS (SELECT 1 FROM assignment a JOIN unit u ON u.document = a.document AND u.assignment = a.ordinal
                        WHERE a.document = d.id{role}{unit})
                """;
        }

        if (query.Year is { } year)
        {
            yield return $"substr(d.date, 1, 4) = {Parameter(command, year.ToString("D4", CultureInfo.InvariantCulture))}";
        }

        // A month without a day reaches from its first day to, at most, its thirty-first.
        if (query.From is { } from)
        {
            yield return $"substr(d.date || '-31', 1, 10) >= {Parameter(command, LocalDatePattern.Iso.Format(from))}";
        }

        if (query.To is { } to)
        {
            yield return $"substr(d.date || '-01', 1, 10) <= {Parameter(command, LocalDatePattern.Iso.Format(to))}";
        }

        foreach (var kind in query.Has)
        {
            yield return Has(kind);
        }
    }

    private static string Has(FactKind kind) => kind switch
    {
        FactKind.Title => "d.title IS NOT NULL",
        FactKind.DocumentNumber => "d.document_number IS NOT NULL",
        FactKind.DocumentDate => "d.document_date IS NOT NULL",
        FactKind.Campaign => "d.campaign IS NOT NULL",
        FactKind.Repairs => "d.repairs > 0",
        FactKind.SigningAuthorities => AnyRow("organ", "signing-authority"),
        FactKind.MainRecipients => AnyRow("organ", "main-recipient"),
        FactKind.CopyRecipients => AnyRow("organ", "copy-recipient"),
        FactKind.Attachments => AnyRow("attachment"),
        FactKind.Sections => AnyRow("section"),
        FactKind.Assignments => AnyRow("assignment"),
        FactKind.Phases => AnyRow("phase"),
        FactKind.Deadlines => AnyRow("deadline"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static string AnyRow(string table, string? role = null) =>
        $"EXISTS (SELECT 1 FROM {table} f WHERE f.document = d.id{(role is null ? "" : $" AND f.role = '{role}'")})";

    private static string Parameter(SqliteCommand command, object value)
    {
        var name = $"$p{command.Parameters.Count}";
        command.Parameters.AddWithValue(name, value);
        return name;
    }
}
