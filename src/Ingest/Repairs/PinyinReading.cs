namespace Gongwen.Ingest;

/// <summary>Pinyin syllables that stand somewhere in a text: <c>(guān)</c>, <c>（xuān chuán）</c>, <c>[guan1]</c>, <c>guān</c>.</summary>
/// <param name="Start">Where it begins, bracket included.</param>
/// <param name="End">Where it ends, bracket included.</param>
/// <param name="Letters">Its letters with their tone marks and tone numbers, blanks and apostrophes left out.</param>
/// <param name="IsToned">Whether any syllable has its tone.</param>
/// <param name="IsSpaced">Whether its syllables stand apart.</param>
/// <param name="IsRound">Whether its brackets are round.</param>
internal sealed record PinyinReading(int Start, int End, string Letters, bool IsToned, bool IsSpaced, bool IsRound)
{
    private const int Longest = 48;
    private const int MostCharacters = 8;

    /// <summary>The reading in brackets that begins at <paramref name="start"/>; null when there is something else.</summary>
    public static PinyinReading? InBrackets(string text, int start)
    {
        if (text[start] is not ('(' or '（' or '[' or '［' or '【' or '〔'))
        {
            return null;
        }

        var end = start + 1;
        var limit = Math.Min(text.Length, end + Longest);
        while (end < limit && (Readings.IsLetter(text[end]) || IsTone(text[end]) || IsSeparator(text[end])))
        {
            end++;
        }

        return end < limit && end > start + 1 && text[end] is ')' or '）' or ']' or '］' or '】' or '〕' ? Of(text, start, end + 1, text[(start + 1)..end]) : null;
    }

    /// <summary>The toned letters around <paramref name="at"/>, which no bracket and no other letter touches; null when there is something else.</summary>
    public static PinyinReading? Bare(string text, int at)
    {
        var (start, end) = (at, at);
        while (start > 0 && at - start < Readings.LongestSyllable && Readings.IsLetter(text[start - 1]))
        {
            start--;
        }

        while (end < text.Length && end - start < Longest && Readings.IsLetter(text[end]))
        {
            end++;
        }

        return end > start && (end == text.Length || !char.IsAsciiLetterOrDigit(text[end])) ? Of(text, start, end, text[start..end]) : null;
    }

    /// <summary>How many characters right before <paramref name="end"/> it reads, all its syllables counted; 0 when they do not fit.</summary>
    public int CharactersBefore(string text, int end) => Read(text, end - 1, -1, Letters);

    /// <summary>How many characters from <paramref name="start"/> on it reads; 0 when they do not fit.</summary>
    public int CharactersAfter(string text, int start) => Read(text, start, 1, Letters);

    // Syllable by syllable, from the end of the letters backwards or from their beginning on.
    private static int Read(string text, int at, int step, ReadOnlySpan<char> letters, int depth = 1)
    {
        if (at < 0 || at >= text.Length || depth > MostCharacters)
        {
            return 0;
        }

        for (var length = Math.Min(letters.Length, Readings.LongestSyllable); length > 0; length--)
        {
            var syllable = step < 0 ? letters[^length..] : letters[..length];
            var rest = step < 0 ? letters[..^length] : letters[length..];
            if (Readings.Fit(text[at], syllable))
            {
                if (rest.Length == 0)
                {
                    return depth;
                }

                if (Read(text, at + step, step, rest, depth + 1) is var count and > 0)
                {
                    return count;
                }
            }
        }

        return 0;
    }

    private static PinyinReading Of(string text, int start, int end, string inside)
    {
        var letters = string.Concat(inside.Where(c => !IsSeparator(c)));
        return new PinyinReading(start, end, letters, letters.Any(c => c is not ((>= 'a' and <= 'z') or 'ü' or '\u0251' or '\u0261')), letters.Length < inside.Length, text[start] is '(' or '（');
    }

    private static bool IsTone(char c) => c is >= '1' and <= '5';

    private static bool IsSeparator(char c) => c is ' ' or '\u00a0' or '\'' or '’' or '-' or '·';
}
