namespace Gongwen.Ingest;

/// <summary>Tells whose Traditional Chinese a text is, by characters and words that only one place writes.</summary>
internal static class DialectEvidence
{
    // One such word may be a name or a quotation; a text from there has many.
    private const int Words = 4;

    private static readonly Lazy<PhraseTrie> Signs = new(() => new PhraseTrie([.. DataFile.Rows("dialects.tsv").Select(row => new PhraseTrie.Entry(row[0], row[1], 0))]));

    /// <summary>The dialect of <paramref name="ranges"/> of <paramref name="text"/>; <see cref="TraditionalDialect.Standard"/> when nothing tells.</summary>
    /// <remarks>A dialect whose words are replaced only where at least four different words speak for it, and more than for another.</remarks>
    public static TraditionalDialect Of(string text, IReadOnlyList<TextSpan> ranges)
    {
        var found = ranges.SelectMany(range => Find(text, range)).Distinct().ToLookup(sign => sign.Dialect, sign => sign.Text);
        var (taiwan, hongKong) = (found[nameof(TraditionalDialect.Taiwan)].ToList(), found[nameof(TraditionalDialect.HongKong)].ToList());
        return taiwan.Count == hongKong.Count ? TraditionalDialect.Standard
            : taiwan.Count > hongKong.Count ? HasWords(taiwan) ? TraditionalDialect.TaiwanWords : TraditionalDialect.Taiwan
            : HasWords(hongKong) ? TraditionalDialect.HongKongWords : TraditionalDialect.HongKong;
    }

    private static bool HasWords(List<string> signs) => signs.Count(sign => sign.Length > 1) >= Words;

    private static IEnumerable<(string Text, string Dialect)> Find(string text, TextSpan range)
    {
        for (var i = range.Start; i < range.End; i++)
        {
            if (Signs.Value.Match(text.AsSpan(i, range.End - i), out var dialect) is var length and > 0)
            {
                yield return (text.Substring(i, length), dialect);
            }
        }
    }
}
