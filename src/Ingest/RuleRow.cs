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
    private readonly Lazy<Regex> _pattern;

    // Compiling a pattern is dear; many a run never asks for most of them.
    internal RuleRow(FrozenDictionary<string, string> columns, string place)
    {
        _columns = columns;
        _pattern = new Lazy<Regex>(() => Compile(this["pattern"], place));
    }

    /// <summary>What appears in <c>evidence</c> as the rule that found a fact.</summary>
    public string Id => this["id"];

    /// <summary>The compiled pattern.</summary>
    /// <exception cref="InvalidDataException">The row's pattern is no regular expression; names file and line.</exception>
    public Regex Pattern => _pattern.Value;

    /// <summary>The cell in the column of that name; empty when the table has no such column.</summary>
    public string this[string column] => _columns.GetValueOrDefault(column, "");

    private static Regex Compile(string pattern, string place)
    {
        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            throw new InvalidDataException($"{place}: {error.Message}", error);
        }
    }
}
