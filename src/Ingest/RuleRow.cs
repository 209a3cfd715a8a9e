using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Gongwen.Ingest;

/// <summary>One row of a rule table: a pattern that carries its own proof.</summary>
/// <remarks>
/// The pattern is .NET syntax, matched in linear time; it must match the <c>example</c> and must not match the
/// <c>counterexample</c>.
/// </remarks>
public sealed class RuleRow
{
    private readonly FrozenDictionary<string, string> _columns;

    internal RuleRow(FrozenDictionary<string, string> columns)
    {
        _columns = columns;
        Pattern = new Regex(this["pattern"], RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }

    /// <summary>What appears in <c>evidence</c> as the rule that found a fact.</summary>
    public string Id => this["id"];

    /// <summary>The compiled pattern.</summary>
    public Regex Pattern { get; }

    /// <summary>The cell in the column of that name; empty when the table has no such column.</summary>
    public string this[string column] => _columns.GetValueOrDefault(column, "");
}
