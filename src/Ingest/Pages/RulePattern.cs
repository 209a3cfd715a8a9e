using System.Text.RegularExpressions;

namespace Gongwen.Ingest;

/// <summary>Several patterns asked as one: a line is read once, however many there are.</summary>
/// <remarks>
/// Patterns bound to the beginning of a line fail at its first characters, the others skip to a character they may begin with;
/// one automaton of both kinds could do neither. Those that end with a colon are asked only of lines that do.
/// </remarks>
internal sealed class RulePattern
{
    private const string Colon = "[:：]\\s*$";

    private readonly Regex? _closed;
    private readonly Regex? _bound;
    private readonly Regex? _free;

    public RulePattern(IEnumerable<string> patterns)
    {
        var byKind = patterns.ToLookup(p => p.EndsWith(Colon, StringComparison.Ordinal) && !HoldsAlternatives(p) ? Kind.Closed
            : p.StartsWith('^') || p.StartsWith("(?i)^", StringComparison.Ordinal) ? Kind.Bound
            : Kind.Free);
        (_closed, _bound, _free) = (AnyOf(byKind[Kind.Closed]), AnyOf(byKind[Kind.Bound]), AnyOf(byKind[Kind.Free]));
    }

    private enum Kind
    {
        Free,
        Bound,
        Closed,
    }

    /// <summary>Whether one of them matches somewhere in <paramref name="text"/>.</summary>
    public bool IsMatch(ReadOnlySpan<char> text) =>
        (_bound?.IsMatch(text) ?? false) || (_free?.IsMatch(text) ?? false)
        || (_closed is not null && text.TrimEnd() is [.., ':' or '：'] && _closed.IsMatch(text));

    /// <summary>Where one of them first matches; one that is bound to the beginning goes before the others.</summary>
    public (int Start, int Length)? Match(ReadOnlySpan<char> text) => First(_bound, text) ?? First(_free, text) ?? First(_closed, text);

    // An alternative outside of all brackets need not end as the pattern does.
    private static bool HoldsAlternatives(string pattern)
    {
        var depth = 0;
        foreach (var c in pattern)
        {
            depth += c is '(' or '[' ? 1 : c is ')' or ']' ? -1 : 0;
            if (c == '|' && depth <= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static (int Start, int Length)? First(Regex? pattern, ReadOnlySpan<char> text)
    {
        if (pattern is not null)
        {
            foreach (var match in pattern.EnumerateMatches(text))
            {
                return (match.Index, match.Length);
            }
        }

        return null;
    }

    private static Regex? AnyOf(IEnumerable<string> patterns) => string.Join('|', patterns.Select(p => $"(?:{p})")) is { Length: > 0 } all
        ? new Regex(all, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)
        : null;
}
