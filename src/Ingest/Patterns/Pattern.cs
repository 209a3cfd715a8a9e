using System.Text.RegularExpressions;

namespace Gongwen.Ingest;

/// <summary>A regular expression matched in linear time, and told at once from most texts that it does not match.</summary>
/// <remarks>
/// It answers as <see cref="RegexOptions.NonBacktracking"/> does. But nearly every text matches nearly no rule, and to say so
/// an automaton needs a tenth of the time; the expression itself is asked, and made, only where it may match.
/// </remarks>
public sealed partial class Pattern
{
    private readonly Lazy<PatternAutomaton> _automaton;
    private readonly Lazy<int> _longest;
    private readonly Lazy<Regex> _regex;

    /// <param name="pattern">.NET syntax, without look-around and back references.</param>
    public Pattern(string pattern)
        : this(pattern, () => Compile(pattern))
    {
    }

    internal Pattern(string pattern, Func<Regex> compile)
    {
        Text = pattern;
        _automaton = new Lazy<PatternAutomaton>(() => new PatternAutomaton([pattern]));
        _longest = new Lazy<int>(() => PatternParser.Parse(pattern)?.Longest ?? int.MaxValue);
        _regex = new Lazy<Regex>(compile);
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>The expression itself.</summary>
    public Regex Regex => _regex.Value;

    /// <summary>Any of <paramref name="patterns"/>.</summary>
    public static Pattern AnyOf(IEnumerable<string> patterns) => new(string.Join('|', patterns.Select(p => $"(?:{p})")));

    /// <summary>The expression for <paramref name="pattern"/>.</summary>
    internal static Regex Compile(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>Whether it matches somewhere in <paramref name="text"/>.</summary>
    public bool IsMatch(ReadOnlySpan<char> text) => _automaton.Value.Candidates(text, out var sure) != 0 && (sure != 0 || Regex.IsMatch(text));

    /// <summary>The first match in <paramref name="text"/>; an unsuccessful one when there is none.</summary>
    public Match Match(string text) => MayMatch(text) ? Regex.Match(text) : System.Text.RegularExpressions.Match.Empty;

    /// <summary>The matches in <paramref name="text"/> from <paramref name="from"/> on, in order; none overlaps another.</summary>
    public IEnumerable<Match> Matches(string text, int from = 0)
    {
        // None that begins first ends before the one that ends first.
        while (from <= text.Length && _automaton.Value.FirstEnd(text, from) is { } end
            && Regex.Match(text, Math.Max(from, end - _longest.Value)) is { Success: true } match)
        {
            yield return match;
            from = match.Index + Math.Max(match.Length, 1);
        }
    }

    /// <summary>The places of the matches in <paramref name="text"/>, in order; none overlaps another.</summary>
    public Regex.ValueMatchEnumerator EnumerateMatches(ReadOnlySpan<char> text) => (MayMatch(text) ? Regex : Nothing()).EnumerateMatches(text);

    /// <summary><paramref name="text"/> with its first match replaced.</summary>
    public string ReplaceFirst(string text, string replacement) => MayMatch(text) ? Regex.Replace(text, replacement, 1) : text;

    private bool MayMatch(ReadOnlySpan<char> text) => _automaton.Value.Candidates(text, out _) != 0;

    [GeneratedRegex("^(?!)")]
    private static partial Regex Nothing();
}
