using System.Collections.Frozen;
using System.Text;

namespace Gongwen.Ingest;

/// <summary>How characters are read in Mandarin: pinyin, all readings of a character alike.</summary>
internal static class Readings
{
    /// <summary>The longest syllable, <c>zhuāng</c>, as combining marks may write it.</summary>
    public const int LongestSyllable = 8;

    private static readonly Lazy<FrozenDictionary<string, string>> Characters = new(Load);

    /// <summary>Whether <paramref name="syllable"/> reads <paramref name="character"/>.</summary>
    /// <remarks>Sources differ on tones (识 shí, shi), so the tone need not fit, be it a mark or a number behind; letters must.</remarks>
    public static bool Fit(char character, ReadOnlySpan<char> syllable) =>
        syllable.Length is > 0 and <= LongestSyllable
        && Characters.Value.TryGetValue(WithoutTone(syllable.TrimEnd("12345").ToString()), out var characters)
        && characters.Contains(character, StringComparison.Ordinal);

    /// <summary>The syllable that stands in brackets at <paramref name="start"/>: <c>(guān)</c>.</summary>
    /// <returns>Its letters' span; empty when there is no such thing.</returns>
    public static TextSpan SyllableAt(ReadOnlySpan<char> text, int start)
    {
        if (start >= text.Length || text[start] is not ('(' or '（'))
        {
            return default;
        }

        var end = start + 1;
        while (end < text.Length && end - start <= LongestSyllable && IsLetter(text[end]))
        {
            end++;
        }

        return end < text.Length && end > start + 1 && text[end] is ')' or '）' ? TextSpan.Between(start + 1, end) : default;
    }

    /// <summary>Whether pinyin is written with it: small letters with and without tone marks, combining tone marks.</summary>
    public static bool IsLetter(char c) =>
        c is (>= 'a' and <= 'z') or (>= '\u00e0' and <= '\u01dc') or '\u01f9' or '\u0251' or '\u0261' or '\u1e3f' or (>= '\u0300' and <= '\u030c');

    private static FrozenDictionary<string, string> Load() =>
        DataFile.Rows("readings.tsv")
            .GroupBy(row => WithoutTone(row[0]), row => row[1], StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => string.Concat(g), StringComparer.Ordinal);

    private static string WithoutTone(string syllable)
    {
        var letters = new StringBuilder(syllable.Length);
        foreach (var c in syllable.Normalize(NormalizationForm.FormD))
        {
            // ü keeps its dots: lǜ is not lù. Converters also write v for it, and the phonetic ɑ and ɡ.
            _ = c switch
            {
                '\u0308' => letters.Append('v').Remove(letters.Length - 2, 1),
                '\u0251' => letters.Append('a'),
                '\u0261' => letters.Append('g'),
                >= '\u0300' and <= '\u036f' => letters,
                _ => letters.Append(c),
            };
        }

        return letters.ToString();
    }
}
