using System.Buffers;
using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Store;

/// <summary>Cuts a query into pieces. Full-width signs are what their narrow ones are; every piece knows where it stands.</summary>
internal static class QueryLexer
{
    private static readonly SearchValues<char> s_quotes = SearchValues.Create("\"“”„‟「」『』");

    // What no word goes on through.
    private static readonly SearchValues<char> s_ends = SearchValues.Create("()*\"“”„‟「」『』");

    /// <exception cref="QueryException">A quotation mark is not closed.</exception>
    public static ImmutableArray<QueryToken> Cut(string query)
    {
        var (folded, tokens) = (Narrow(query), ImmutableArray.CreateBuilder<QueryToken>());
        for (var i = 0; i < folded.Length;)
        {
            if (char.IsWhiteSpace(folded[i]))
            {
                i++;
                continue;
            }

            var glued = i > 0 && !char.IsWhiteSpace(folded[i - 1]) && tokens.Count > 0;
            var token = Read(query, folded, i, glued);
            tokens.Add(token);
            i = token.Place.End;
        }

        tokens.Add(new QueryToken(QueryTokenKind.End, "", new TextSpan(folded.Length, 0), Glued: false));
        return tokens.ToImmutable();
    }

    private static QueryToken Read(string query, string folded, int start, bool glued)
    {
        return folded[start] switch
        {
            '(' => Sign(QueryTokenKind.Open),
            ')' => Sign(QueryTokenKind.Close),
            '*' when glued => Sign(QueryTokenKind.Star),
            '-' when !glued || folded[start - 1] == '(' => Sign(QueryTokenKind.Not),
            var c when s_quotes.Contains(c) => Quoted(query, folded, start, glued),
            _ => Word(folded, start, glued),
        };

        QueryToken Sign(QueryTokenKind kind) => new(kind, folded[start..(start + 1)], new TextSpan(start, 1), glued);
    }

    private static QueryToken Quoted(string query, string folded, int start, bool glued)
    {
        var end = folded.AsSpan(start + 1).IndexOfAny(s_quotes);
        return end < 0
            ? throw new QueryException(QueryError.OpenQuote, query, new TextSpan(start, 1))
            : new QueryToken(QueryTokenKind.Quoted, folded.Substring(start + 1, end), new TextSpan(start, end + 2), glued);
    }

    private static QueryToken Word(string folded, int start, bool glued)
    {
        var end = start + 1;
        while (end < folded.Length && !char.IsWhiteSpace(folded[end]) && !s_ends.Contains(folded[end]))
        {
            if (folded[end] == ':' && QueryFields.LooksLikeOne(folded[start..end]))
            {
                return new QueryToken(QueryTokenKind.Field, folded[start..end], TextSpan.Between(start, end + 1), glued);
            }

            end++;
        }

        var word = folded[start..end];
        var kind = word switch { "AND" => QueryTokenKind.And, "OR" => QueryTokenKind.Or, "NOT" => QueryTokenKind.Not, _ => QueryTokenKind.Word };
        return new QueryToken(kind, word, TextSpan.Between(start, end), glued);
    }

    // As SearchTokens.Fold, but capitals stay: AND is no word.
    private static string Narrow(string query) => string.Create(query.Length, query, static (target, source) =>
    {
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = source[i] is >= '！' and <= '～' ? (char)(source[i] - '！' + '!') : source[i];
        }
    });
}
