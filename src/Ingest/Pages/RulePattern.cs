namespace Gongwen.Ingest;

/// <summary>Several patterns asked as one: a line is read once for several of them.</summary>
internal sealed class RulePattern
{
    private const string Colon = "[:：]\\s*$";

    private readonly PatternSet _any;
    private readonly Pattern? _closed;
    private readonly Pattern? _bound;
    private readonly Pattern? _free;

    public RulePattern(IEnumerable<string> patterns)
    {
        var all = patterns.ToList();
        _any = new PatternSet(all.Select(p => new Pattern(p)));
        var byKind = all.ToLookup(p => p.EndsWith(Colon, StringComparison.Ordinal) && !HoldsAlternatives(p) ? Kind.Closed
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
    public bool IsMatch(ReadOnlySpan<char> text) => _any.First(text) >= 0;

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

    private static (int Start, int Length)? First(Pattern? pattern, ReadOnlySpan<char> text)
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

    private static Pattern? AnyOf(IEnumerable<string> patterns) => patterns.Any() ? Pattern.AnyOf(patterns) : null;
}
