using System.Text;
using Gongwen.Ingest;

namespace Gongwen.Store;

/// <summary>Cuts text into what can be searched for: every hanzi alone, every run of other letters or of digits as one word.</summary>
/// <remarks>
/// With each hanzi a token, a word of any length, one and two characters included, is a phrase of tokens, and no dictionary can
/// miss it. Marks and spaces part tokens but not phrases: 文明、餐桌 is found by 文明餐桌.
/// </remarks>
internal static class SearchTokens
{
    /// <summary>The places of the tokens in <paramref name="folded"/>.</summary>
    public static IEnumerable<TextSpan> Cut(string folded)
    {
        var word = -1;
        for (var i = 0; i < folded.Length; i++)
        {
            if (char.IsAsciiLetterOrDigit(folded[i]) || (folded[i] > 0x7F && !StandsAlone(folded[i]) && char.IsLetterOrDigit(folded[i])))
            {
                word = word < 0 ? i : word;
                continue;
            }

            if (word >= 0)
            {
                yield return TextSpan.Between(word, i);
                word = -1;
            }

            if (char.IsHighSurrogate(folded[i]) && i + 1 < folded.Length && Rune.TryCreate(folded[i], folded[i + 1], out var rune))
            {
                if (Rune.IsLetterOrDigit(rune))
                {
                    yield return new TextSpan(i, 2);
                }

                i++;
            }
            else if (StandsAlone(folded[i]))
            {
                yield return new TextSpan(i, 1);
            }
        }

        if (word >= 0)
        {
            yield return TextSpan.Between(word, folded.Length);
        }
    }

    /// <summary>Full-width forms made ASCII, capitals made small; every character keeps its place.</summary>
    public static string Fold(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (var i = 0; i < target.Length; i++)
        {
            var plain = source[i] is >= '！' and <= '～' ? (char)(source[i] - '！' + '!') : source[i];
            target[i] = HasOneCase(plain) ? plain : char.ToLowerInvariant(plain);
        }
    });

    // Of radicals, kana and hanzi, nearly all of a text; to ask the tables of Unicode about each costs ten times the rest.
    private static bool HasOneCase(char c) => c is >= '\u2E80' and <= '\u9FFF';

    /// <summary>Whether a token is a hanzi, or another sign that stands alone.</summary>
    /// <param name="token">A folded token.</param>
    /// <param name="hanzi">Its code point; 0 when it is a word.</param>
    public static bool IsHanzi(ReadOnlySpan<char> token, out int hanzi)
    {
        hanzi = token is [var one] && StandsAlone(one) ? one : token is [var high, var low] && char.IsSurrogatePair(high, low) ? char.ConvertToUtf32(high, low) : 0;
        return hanzi != 0;
    }

    // 〇, kana, CJK Extension A and Unified Ideographs, hangul, compatibility ideographs.
    private static bool StandsAlone(char c) =>
        c is '〇' or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3') or (>= '\uF900' and <= '\uFAFF');
}
