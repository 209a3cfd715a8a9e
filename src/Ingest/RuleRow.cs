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

    internal RuleRow(FrozenDictionary<string, string> columns, string place)
    {
        _columns = columns;
        Pattern = new Pattern(this["pattern"], () => Compile(this["pattern"], place));
    }

    /// <summary>What appears in <c>evidence</c> as the rule that found a fact.</summary>
    public string Id => this["id"];

    /// <summary>The pattern; one that is no regular expression raises <see cref="InvalidDataException"/> when it is asked, which names file and line.</summary>
    public Pattern Pattern { get; }

    /// <summary>The cell in the column of that name; empty when the table has no such column.</summary>
    public string this[string column] => _columns.GetValueOrDefault(column, "");

    private static Regex Compile(string pattern, string place)
    {
        try
        {
            return Pattern.Compile(pattern);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            throw new InvalidDataException($"{place}: {error.Message}", error);
        }
    }
}
