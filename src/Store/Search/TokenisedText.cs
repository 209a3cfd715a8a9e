using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Store;

/// <summary>A text and the places of its tokens.</summary>
/// <param name="Folded">As <see cref="SearchTokens.Fold"/> makes it; every character where it was.</param>
/// <param name="Tokens">The tokens, in order.</param>
internal sealed record TokenisedText(string Folded, ImmutableArray<TextSpan> Tokens)
{
    public static TokenisedText Of(string text)
    {
        var folded = SearchTokens.Fold(text);
        return new TokenisedText(folded, [.. SearchTokens.Cut(folded)]);
    }

    public bool Has(QueryNode.Phrase phrase) => Places(phrase).Any();

    /// <summary>Where a phrase stands, from its first token to its last.</summary>
    public IEnumerable<TextSpan> Places(QueryNode.Phrase phrase)
    {
        for (var i = 0; i + phrase.Tokens.Length <= Tokens.Length; i++)
        {
            if (StandsAt(i, phrase))
            {
                yield return TextSpan.Between(Tokens[i].Start, Tokens[i + phrase.Tokens.Length - 1].End);
            }
        }
    }

    private bool StandsAt(int first, QueryNode.Phrase phrase)
    {
        var last = phrase.Tokens.Length - 1;
        for (var i = 0; i <= last; i++)
        {
            var token = Folded.AsSpan(Tokens[first + i].Start, Tokens[first + i].Length);
            var goesOn = i == last && phrase.Open && !SearchTokens.IsHanzi(phrase.Tokens[i], out _);
            if (goesOn ? !token.StartsWith(phrase.Tokens[i]) : !token.SequenceEqual(phrase.Tokens[i]))
            {
                return false;
            }
        }

        return true;
    }
}
