using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Store;

/// <summary>Questions made of what people type: as typed, or in Simplified, because stored text is Simplified, but 著 in it stays 著 where it is no 着.</summary>
internal static class QueryNodes
{
    /// <summary>Words that follow each other; null when there are none in <paramref name="text"/>.</summary>
    public static QueryNode? Phrase(string text, bool open, TextPlace place) =>
        OneOf(Spellings(text).Select(Tokens).Where(tokens => !tokens.IsEmpty).Select(tokens => new QueryNode.Phrase(tokens, open, place)));

    /// <summary>Part of a name; null when no letter of <paramref name="text"/> counts.</summary>
    public static QueryNode? Name(TermKind kind, string text) =>
        OneOf(Spellings(text).Select(NameLetters.Of).Where(letters => !letters.IsEmpty).Select(letters => new QueryNode.Name(kind, letters)));

    /// <summary>As typed and in Simplified.</summary>
    public static IEnumerable<string> Spellings(string text) => ((string[])[text, TraditionalChinese.ToSimplified(text)]).Distinct(StringComparer.Ordinal);

    private static ImmutableArray<string> Tokens(string text)
    {
        var folded = SearchTokens.Fold(text);
        return [.. SearchTokens.Cut(folded).Select(span => folded.Substring(span.Start, span.Length))];
    }

    private static QueryNode? OneOf(IEnumerable<QueryNode> spellings) => spellings.ToImmutableArray() switch
    {
        [] => null,
        [var only] => only,
        var several => new QueryNode.Any(several),
    };
}
