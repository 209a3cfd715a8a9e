using System.Globalization;
using System.Text;
using Gongwen.Extract;
using Microsoft.Data.Sqlite;
using NodaTime.Text;

namespace Gongwen.Store;

/// <summary>A question being written as SQL, its values as parameters.</summary>
internal sealed class ScopeSql(SqliteCommand command, Scope scope)
{
    /// <summary>Whether anything is asked of documents but that they are current.</summary>
    public bool AsksForDocuments => scope is not { Document: null, Year: null, Campaign: null, Organ: null };

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
    public string Units() => Role("a.role") + UnitName("u.name");

    /// <summary>A condition on the name of a unit; it begins with <c>AND</c>. Empty when none is asked for.</summary>
    public string UnitName(string column) => scope.Unit is { } unit ? $" AND {Holds(column, unit)}" : "";

    /// <summary>A condition on the part that a unit has; it begins with <c>AND</c>. Empty when none is asked for.</summary>
    public string Role(string column) => scope.Role is { } role ? $" AND {column} = {Parameter(NoticeJson.Kebab(role))}" : "";

    /// <summary>A condition on the day of <c>ledger l</c>; it begins with <c>AND</c>. Who asks for days does not ask for tasks without one.</summary>
    public string LedgerDays() => scope.From is null && scope.To is null ? "" : $"{Days("l.day", "l.day")} AND l.day <> 'none'";

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
