using System.Collections.Frozen;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>The words that say who does what (牵头, 负责, 配合, 会同), as the table <c>assignment-verbs</c> lists them.</summary>
internal sealed class DutyWords(RuleTables rules)
{
    private const int LongestLead = 24;

    // What most texts hold; never added to.
    private static readonly List<Verb> None = [];

    private readonly FrozenDictionary<string, RuleSet> _kinds = rules["assignment-verbs"].By("kind");

    private readonly UnitWords _units = new(rules);

    /// <summary>A verb of duty.</summary>
    internal readonly record struct Verb(TextSpan Span, RuleRow Row)
    {
        /// <summary>Whether it is 会同: the units before it lead, those after it help.</summary>
        public bool IsPair => Row["role"] == "pair";
    }

    /// <summary>Whether <paramref name="words"/> hold a verb of duty at all; most lines hold none.</summary>
    public bool HasVerb(ReadOnlySpan<char> words) => _kinds["verb"].IsMatch(words);

    /// <summary>The verbs of duty in <paramref name="span"/>, in order, without the same characters in other words (负责人).</summary>
    /// <param name="text">The clean text.</param>
    /// <param name="span">A sentence, or the inside of a bracket.</param>
    /// <param name="inBracket">Whether verbs count that only brackets use for duties (具体实施).</param>
    public List<Verb> Verbs(string text, TextSpan span, bool inBracket = false)
    {
        List<Verb> found = [.. Matches("verb", text, span), .. inBracket ? Matches("bracket-verb", text, span) : None];
        if (found.Count == 0)
        {
            return found;
        }

        var others = new List<Verb>(Matches("not", text, span));
        found.Sort((a, b) => a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start) : b.Span.Length.CompareTo(a.Span.Length));
        others.Sort((a, b) => a.Span.Start.CompareTo(b.Span.Start));
        var verbs = new List<Verb>(found.Count);
        var (end, next, covered) = (0, 0, 0);
        foreach (var verb in found)
        {
            for (; next < others.Count && others[next].Span.Start <= verb.Span.Start; next++)
            {
                covered = Math.Max(covered, others[next].Span.End);
            }

            if (verb.Span.Start >= end && verb.Span.Start >= covered)
            {
                verbs.Add(verb);
                end = verb.Span.End;
            }
        }

        return verbs;
    }

    /// <summary><paramref name="span"/> without the adverbs before the verb that follows it (具体, 按职责分工).</summary>
    public TextSpan WithoutAdverbs(string text, TextSpan span)
    {
        while (Ending("adverb", text, span) is { Length: > 0 } adverb)
        {
            span = TextSpan.Between(span.Start, adverb.Start);
        }

        return span;
    }

    /// <summary>What follows the last 由 of <paramref name="span"/>, or all of it without the words that may begin a clause.</summary>
    public (TextSpan Units, bool Introduced) Introduced(string text, TextSpan span)
    {
        var (introduced, first) = (false, span.Start);
        foreach (var start in Matches("start", text, span))
        {
            introduced |= start.Row["role"] == "by";
            first = Math.Max(first, start.Span.End);
        }

        return (TextSpan.Between(first, span.End), introduced);
    }

    /// <summary>Whether a word in <paramref name="name"/> shows that it is no name.</summary>
    public bool HasStop(string name) => Stop(name) < name.Length;

    /// <summary>Where the name at the start of <paramref name="words"/> has ended at the latest.</summary>
    /// <remarks>Words such as 组织, which may be part of a name (组织部), end only what is a name without them.</remarks>
    public int Stop(string words)
    {
        var stop = words.Length;
        foreach (var match in Matches("stop", words, new TextSpan(0, words.Length)))
        {
            stop = Math.Min(stop, match.Span.Start);
        }

        foreach (var match in Matches("soft-stop", words, new TextSpan(0, words.Length)))
        {
            if (match.Span.Start < stop && (match.Span.Start == 0 || _units.IsOrgan(words.AsSpan(Math.Max(0, match.Span.Start - LongestLead)..match.Span.Start))) && !_units.IsOrgan(words.AsSpan(..Math.Min(words.Length, match.Span.End + 1))))
            {
                stop = match.Span.Start;
            }
        }

        return stop;
    }

    /// <summary>The first match of that kind of word in <paramref name="span"/>; null when there is none.</summary>
    public TextSpan? First(string kind, string text, TextSpan span)
    {
        foreach (var match in Matches(kind, text, span))
        {
            return match.Span;
        }

        return null;
    }

    private TextSpan Ending(string kind, string text, TextSpan span)
    {
        var from = Math.Max(span.Start, span.End - LongestLead);
        var words = text[from..span.End];
        foreach (var row in _kinds[kind].Candidates(words))
        {
            if (row.Pattern.Regex.Match(words) is { Success: true } match)
            {
                return TextSpan.Between(from + match.Index, span.End);
            }
        }

        return default;
    }

    private List<Verb> Matches(string kind, string text, TextSpan span)
    {
        var candidates = _kinds[kind].Candidates(text.AsSpan(span.Start, span.Length));
        if (candidates.IsEmpty)
        {
            return None;
        }

        var found = new List<Verb>();
        var words = text[span.Start..span.End];
        foreach (var row in candidates)
        {
            for (var match = row.Pattern.Regex.Match(words); match.Success; match = match.NextMatch())
            {
                found.Add(new Verb(new TextSpan(span.Start + match.Index, match.Length), row));
            }
        }

        return found;
    }
}
