using System.Collections.Immutable;

namespace Gongwen.Store;

/// <summary>Finds what a text is about, by TF-IDF: words that stand here often and in few other texts.</summary>
/// <remarks>
/// How many texts have a word is counted in the corpus. A small corpus cannot know, so the dictionary's frequencies stand beside it for a hundred
/// texts of a thousand words.
/// </remarks>
internal static class KeywordFinder
{
    private const double DictionaryTexts = 100;
    private const double WordsAText = 1000;

    // Only those that the dictionary alone finds most telling are counted in the corpus.
    private const int CandidatesAWord = 6;

    /// <param name="text">A notice's text.</param>
    /// <param name="count">How many words at most.</param>
    /// <param name="segmenter">Cuts it.</param>
    /// <param name="index">Knows how many documents have a word.</param>
    public static ImmutableArray<Keyword> Find(string text, int count, Segmenter segmenter, SearchIndexReader index)
    {
        var words = Counts(text, segmenter);
        return
        [
            .. words.OrderByDescending(w => w.Value * Rarity(segmenter, w.Key, 0, 0)).ThenBy(w => w.Key, StringComparer.Ordinal).Take(CandidatesAWord * count)
                .Select(w => (Word: w.Key, Times: w.Value, Documents: Documents(w.Key, index)))
                .Select(w => new Keyword(w.Word, w.Times, w.Documents, Math.Round(w.Times * Rarity(segmenter, w.Word, w.Documents, index.Slots), 3)))
                .OrderByDescending(k => k.Weight).ThenBy(k => k.Word, StringComparer.Ordinal).Take(count),
        ];
    }

    // Names are words of two characters and more; single hanzi, numbers and Latin letters alone say little.
    private static Dictionary<string, int> Counts(string text, Segmenter segmenter)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var span in segmenter.Cut(text))
        {
            var word = text.AsSpan(span.Start, span.Length);
            if (word.Length > 1 && word.IndexOfAnyExceptInRange('\u4E00', '\u9FD5') < 0)
            {
                counts[word.ToString()] = counts.GetValueOrDefault(word.ToString()) + 1;
            }
        }

        return counts;
    }

    private static double Rarity(Segmenter segmenter, string word, int found, int documents)
    {
        var inAText = 1 - Math.Exp(-WordsAText * segmenter.Times(word) / segmenter.Total);
        return Math.Log((documents + DictionaryTexts + 1) / (found + (DictionaryTexts * inAText) + 0.5));
    }

    private static int Documents(string word, SearchIndexReader index) =>
        QueryNodes.Phrase(word, open: false, TextPlace.Anywhere) is { } phrase ? new Matcher(index).Find(phrase).Maybe.And(index.Live()).Count : 0;
}
