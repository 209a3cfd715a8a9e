namespace Gongwen.Tests;

/// <summary>Makes sound text of all kinds out of sentences and of words in many languages: the same every time.</summary>
/// <param name="sentences">Of sound Chinese text.</param>
/// <param name="kinds">Words of one kind each, and what stands between two of them.</param>
internal sealed class CleanText(IReadOnlyList<string> sentences, IReadOnlyList<(string Between, string[] Words)> kinds)
{
    private const int LinesOfText = 40;
    private const int MostWords = 12;
    private const int MostCells = 6;

    private static readonly string[] Brackets = ["（）", "“”", "《》", "()", "", "", "", "  ", "：；", "、、"];

    /// <summary>The kinds of a table: a name, what stands between words, words with bars between them.</summary>
    public static IReadOnlyList<(string Between, string[] Words)> Kinds(IEnumerable<string> rows) =>
        [.. rows.Select(r => r.Split('\t')).Select(r => (r[1], r[2].Split('|', StringSplitOptions.RemoveEmptyEntries)))];

    /// <summary>The sentences of texts, with the mark that ends each.</summary>
    public static string[] Sentences(IEnumerable<string> texts) =>
        [.. texts.SelectMany(t => t.ReplaceLineEndings("\n").Replace("。", "。\n", StringComparison.Ordinal).Replace("；", "；\n", StringComparison.Ordinal).Split('\n'))
            .Where(s => s.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>Texts of some lines until they have so many characters together.</summary>
    public IEnumerable<string> Make(int characters, int seed)
    {
        var random = new Random(seed);
        for (var made = 0; made < characters;)
        {
            // A text keeps to few kinds, as a real one does: one that is found broken is then more easily believed to be.
            var own = Enumerable.Range(0, random.Next(1, 4)).Select(_ => kinds[random.Next(kinds.Count)]).ToArray();
            var text = string.Join('\n', Enumerable.Range(0, LinesOfText).Select(_ => Line(own[random.Next(own.Length)], random)));
            made += text.Length;
            yield return text;
        }
    }

    private string Line((string Between, string[] Words) kind, Random random) => random.Next(8) switch
    {
        0 => string.Concat(Some(1, 6, random, () => Sentence(random))),
        1 or 2 => Insert(Sentence(random), Words(kind, random), random),
        3 => Insert(Insert(Sentence(random), Words(kind, random), random), Words(kind, random), random),
        4 => string.Join(random.Next(2) == 0 ? "\t" : "│", Some(1, MostCells, random, () => random.Next(2) == 0 ? Words(kind, random) : Start(Sentence(random), random))),
        5 => Words(kind, random) + Sentence(random),
        6 => Start(Sentence(random), random) + Words(kind, random),
        _ => Words(kind, random),
    };

    private string Sentence(Random random) => sentences[random.Next(sentences.Count)];

    private static string Words((string Between, string[] Words) kind, Random random) =>
        string.Join(kind.Between, Some(1, MostWords, random, () => kind.Words[random.Next(kind.Words.Length)]));

    private static string Insert(string sentence, string words, Random random)
    {
        var at = Start(sentence, random).Length;
        var brackets = Brackets[random.Next(Brackets.Length)];
        var half = brackets.Length / 2;
        return string.Concat(sentence.AsSpan(0, at), brackets.AsSpan(0, half), words, brackets.AsSpan(half)) + sentence[at..];
    }

    // Up to a hanzi anywhere in it: what is cut elsewhere would be sound no longer.
    private static string Start(string sentence, Random random) =>
        sentence[..(sentence.AsSpan(0, random.Next(sentence.Length + 1)).LastIndexOfAnyInRange('一', '鿿') + 1)];

    private static string[] Some(int least, int most, Random random, Func<string> one) =>
        [.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => one())];
}
