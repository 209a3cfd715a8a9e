using System.Collections.Immutable;

namespace Gongwen.Store;

/// <summary>What a person typed to search for, as the phrases that must all occur.</summary>
internal static class SearchPhrases
{
    /// <returns>One phrase a word, each the folded tokens in order; empty when nothing can be searched for.</returns>
    public static ImmutableArray<ImmutableArray<string>> Parse(string text)
    {
        var folded = SearchTokens.Fold(Simplify(text));
        return [.. folded.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => SearchTokens.Cut(word).Select(span => word.Substring(span.Start, span.Length)).ToImmutableArray())
            .Where(phrase => !phrase.IsEmpty)];
    }

    /// <summary>The phrases as an FTS5 expression. Tokens are letters and digits only, so nothing needs escaping.</summary>
    public static string ToExpression(ImmutableArray<ImmutableArray<string>> phrases) =>
        string.Join(" AND ", phrases.Select(phrase => $"\"{string.Join(' ', phrase)}\""));

    // Stored text is Simplified; what is typed may be Traditional.
    private static string Simplify(string text) => text;
}
