namespace Gongwen.Crawl;

/// <summary>What was probably meant by a word that nobody knows.</summary>
internal static class Spelling
{
    private const int LongestWord = 40;

    /// <summary>The one of <paramref name="words"/> that is nearest to <paramref name="word"/>; null when none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string> words)
    {
        if (word.Length > LongestWord)
        {
            return null;
        }

        var (nearest, distance) = words.Select(w => (w, Distance(Plain(word), Plain(w)))).MinBy(w => w.Item2);
        return distance <= (word.Length < 4 ? 1 : Math.Max(2, word.Length / 4)) ? nearest : null;
    }

    private static string Plain(string word) => word.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    // Levenshtein.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
