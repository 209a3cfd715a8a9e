namespace Gongwen.Extract;

/// <summary>Finds chapters and articles inside a flat text, where nothing sets off their numbers: 第一章总则第一条为了……第二条…….</summary>
/// <remarks>
/// What counts is the running sequence. Articles count on through all chapters, each behind the end of a sentence or the
/// chapter's name; a chapter's name stands right before an article. 第二章 within a sentence is a mention.
/// </remarks>
internal static class FlatArticles
{
    private const int LongestName = 30;
    private const int LongestNumber = 8;
    private const int Fewest = 3;
    private const string SentenceEnds = "。；！？：）)”";

    /// <summary>Where they begin, in order, and their numbers; empty for a text with fewer than three articles.</summary>
    /// <param name="flat">The text.</param>
    /// <param name="starts">Where lines are known to begin.</param>
    public static SortedDictionary<int, OutlineNumber> Find(string flat, IReadOnlySet<int> starts)
    {
        var found = new SortedDictionary<int, OutlineNumber>();
        var chapters = new Dictionary<char, int>();
        var (articles, opened) = (0, -LongestName);
        for (var i = flat.IndexOf('第'); i >= 0; i = flat.IndexOf('第', i + 1))
        {
            if (NumberAt(flat, i) is not { } number)
            {
                continue;
            }

            var begins = i == 0 || SentenceEnds.Contains(flat[i - 1]) || starts.Contains(i);
            if (number.Style == NumberStyle.Article && number.Value == articles + 1 && (begins || i - opened <= LongestName))
            {
                found.Add(i, number);
                articles = number.Value;
            }
            else if (number.Style == NumberStyle.Chapter && Opens(flat, i + number.Text.Length, articles + 1)
                && (number.Value == 1 || (begins && number.Value == chapters.GetValueOrDefault(number.Text[^1]) + 1)))
            {
                found.Add(i, number);
                chapters[number.Text[^1]] = number.Value;
                opened = i;
            }
        }

        return articles < Fewest ? [] : found;
    }

    private static OutlineNumber? NumberAt(string flat, int i) =>
        OutlineNumberReader.ReadOrdinal(flat.AsSpan(i, Math.Min(LongestNumber, flat.Length - i))) is { Style: NumberStyle.Chapter or NumberStyle.Article } number ? number : null;

    // A name without marks, and right behind it that article or a first section.
    private static bool Opens(string flat, int name, int article)
    {
        var next = flat.AsSpan(name, Math.Min(LongestName, flat.Length - name)).IndexOf('第');
        return next > 0 && flat.AsSpan(name, next).IndexOfAny("。；，：") < 0
            && NumberAt(flat, name + next) is { } number && number.Value == (number.Style == NumberStyle.Article ? article : 1);
    }
}
