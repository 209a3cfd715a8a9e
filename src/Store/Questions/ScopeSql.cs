using System.Globalization;
using System.Text;
using Gongwen.Extract;
using Microsoft.Data.Sqlite;
using NodaTime.Text;

namespace Gongwen.Store;

/// <summary>A question being written as SQL, its values as parameters.</summary>
internal sealed class ScopeSql(SqliteCommand command, Scope scope)
{
    /// <summary>Conditions on <c>document d</c>; they begin with <c>AND</c>.</summary>
    public string Documents()
    {
        var sql = new StringBuilder("AND d.superseded = 0");
        if (scope.Document is { } number)
        {
            sql.Append(" AND d.id = ").Append(Parameter(number));
        }

        if (scope.Year is { } year)
        {
            sql.Append(" AND d.date >= ").Append(Parameter(year.ToString("D4", CultureInfo.InvariantCulture)))
                .Append(" AND d.date < ").Append(Parameter((year + 1).ToString("D4", CultureInfo.InvariantCulture)));
        }

        if (scope.Campaign is { } campaign)
        {
            sql.Append(" AND ").Append(Holds("d.campaign", campaign));
        }

        if (scope.Organ is { } organ)
        {
            sql.Append(" AND EXISTS (SELECT 1 FROM organ o WHERE o.document = d.id AND o.role = 'signing-authority' AND ").Append(Holds("o.name", organ)).Append(')');
        }

        return sql.ToString();
    }

    /// <summary>A condition on <c>assignment a</c> and <c>unit u</c>; it begins with <c>AND</c>. Empty when neither unit nor role is asked for.</summary>
    public string Units()
    {
        var sql = new StringBuilder();
        if (scope.Role is { } role)
        {
            sql.Append(" AND a.role = ").Append(Parameter(NoticeJson.Kebab(role)));
        }

        if (scope.Unit is { } unit)
        {
            sql.Append(" AND ").Append(Holds("u.name", unit));
        }

        return sql.ToString();
    }

    /// <summary>A query for the names that hold the part of the unit's name: the index is asked for one name after the other, not for every row.</summary>
    public string UnitNames() => $"""
        WITH RECURSIVE each (name) AS (SELECT min(name) FROM unit UNION ALL SELECT (SELECT min(name) FROM unit WHERE name > each.name) FROM each WHERE each.name IS NOT NULL)
        SELECT name FROM each WHERE {Holds("each.name", scope.Unit!)}
        """;

    /// <summary>A condition on days, as far as they are set; it begins with <c>AND</c>.</summary>
    /// <param name="first">The column of the first day.</param>
    /// <param name="last">The column of the last day.</param>
    public string Days(string first, string last)
    {
        var sql = new StringBuilder();
        if (scope.From is { } from)
        {
            sql.Append(" AND ").Append(last).Append(" >= ").Append(Parameter(LocalDatePattern.Iso.Format(from)));
        }

        if (scope.To is { } to)
        {
            sql.Append(" AND ").Append(first).Append(" <= ").Append(Parameter(LocalDatePattern.Iso.Format(to)));
        }

        return sql.ToString();
    }

    /// <summary>How many rows.</summary>
    public string Limit() => $"LIMIT {Parameter(scope.Limit)}";

    private string Holds(string column, string part) =>
        $"({string.Join(" OR ", QueryNodes.Spellings(part).Select(spelling => $"instr({column}, {Parameter(spelling)}) > 0"))})";

    private string Parameter(object value)
    {
        var name = $"$q{command.Parameters.Count}";
        command.Parameters.AddWithValue(name, value);
        return name;
    }
}
