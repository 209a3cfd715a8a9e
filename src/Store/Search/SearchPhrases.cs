using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Store;

/// <summary>What a person typed to search for: words that must all occur, each in one of its spellings.</summary>
/// <param name="Words">A word's spellings are phrases: folded tokens in order.</param>
internal sealed record SearchPhrases(ImmutableArray<ImmutableArray<ImmutableArray<string>>> Words)
{
    /// <summary>Every spelling of every word.</summary>
    public IEnumerable<ImmutableArray<string>> All => Words.SelectMany(spellings => spellings);

    /// <summary>Reads what was typed; there are no words in it when nothing can be searched for.</summary>
    public static SearchPhrases Parse(string text) => new(
        [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => Spellings(word).Select(Phrase).Where(phrase => !phrase.IsEmpty).ToImmutableArray())
            .Where(spellings => !spellings.IsEmpty)]);

    /// <summary>As typed and in Simplified: stored text is Simplified, but 著 in it stays 著 where it is no 着.</summary>
    public static IEnumerable<string> Spellings(string word) => ((string[])[word, TraditionalChinese.ToSimplified(word)]).Distinct(StringComparer.Ordinal);

    /// <summary>The words as an FTS5 expression. Tokens are letters and digits only, so nothing needs escaping.</summary>
    public string ToExpression() => string.Join(" AND ", Words.Select(spellings =>
        $"({string.Join(" OR ", spellings.Select(phrase => $"\"{string.Join(' ', phrase)}\""))})"));

    private static ImmutableArray<string> Phrase(string word)
    {
        var folded = SearchTokens.Fold(word);
        return [.. SearchTokens.Cut(folded).Select(span => folded.Substring(span.Start, span.Length))];
    }
}
