using System.Text;

namespace Gongwen.Ingest;

/// <summary>Converts Traditional Chinese to Simplified with the tables and the rules of OpenCC.</summary>
public sealed class TraditionalChinese : IChineseConverter
{
    private static readonly Lazy<ConversionTable> Compatibility = Table("CJK_Compatibility_Ideographs");
    private static readonly Lazy<ConversionTable> Characters = Table("TSPhrases", "TSCharactersExt", "TSCharacters");
    private static readonly Lazy<ConversionTable> Phrases = Table("TSPhrases");
    private static readonly Lazy<ConversionTable> Taiwan = Table("TWVariantsRevPhrases", "TWVariantsRev");
    private static readonly Lazy<ConversionTable> HongKong = Table("HKVariantsRevPhrases", "HKVariantsRev");
    private static readonly Lazy<ConversionTable> TaiwanWords = Table("TWPhrasesRev", "TWVariantsRevPhrases", "TWVariantsRev");
    private static readonly Lazy<ConversionTable> HongKongWords = Table("HKPhrasesRev", "HKVariantsRevPhrases", "HKVariantsRev");

    private TraditionalChinese()
    {
    }

    /// <summary>The conversion as a converter among others.</summary>
    public static IChineseConverter Default { get; } = new TraditionalChinese();

    /// <summary>Every character and phrase of <paramref name="text"/> in Simplified.</summary>
    /// <remarks>
    /// It takes the whole text for Traditional: in a Simplified text 著 and 乾 may be changed that should stay. Use it for what
    /// is known to be Traditional, or where both sides of a comparison are folded alike, as in a query.
    /// </remarks>
    public static string ToSimplified(string text, TraditionalDialect dialect = TraditionalDialect.Standard)
    {
        ArgumentNullException.ThrowIfNull(text);
        var normal = Compatibility.Value.MayChange(text) ? Convert(text, Compatibility.Value) : text;
        if (Variants(dialect) is not { } variants)
        {
            return Convert(normal, Characters.Value);
        }

        var simplified = new StringBuilder(text.Length);
        var standard = new StringBuilder();
        foreach (var segment in Segments(normal, new TextSpan(0, normal.Length)))
        {
            variants.Convert(normal.AsSpan(segment.Start, segment.Length), standard.Clear());
            Characters.Value.Convert(standard.ToString(), simplified);
        }

        return simplified.ToString();
    }

    /// <summary>What becomes Simplified in <paramref name="ranges"/> of <paramref name="text"/>, for callers that must know what changed where.</summary>
    /// <param name="text">Free of compatibility ideographs.</param>
    /// <param name="ranges">In order, and apart.</param>
    /// <param name="dialect">Whose Traditional it is.</param>
    internal static IReadOnlyList<Edit> FindEdits(string text, IReadOnlyList<TextSpan> ranges, TraditionalDialect dialect)
    {
        if (Variants(dialect) is not { } variants)
        {
            return FindEdits(text, ranges, Characters.Value);
        }

        var segments = ranges.SelectMany(range => Segments(text, range)).ToList();
        var regional = FindEdits(text, segments, variants);
        var standard = PlainTextReader.Unmapped(text).Apply(regional);
        return Compose(text, regional, standard, FindEdits(standard.Text, Moved(segments, regional), Characters.Value));
    }

    string IChineseConverter.ToSimplified(string text, TraditionalDialect dialect) => ToSimplified(text, dialect);

    IReadOnlyList<Edit> IChineseConverter.FindEdits(string text, IReadOnlyList<TextSpan> ranges, TraditionalDialect dialect) => FindEdits(text, ranges, dialect);

    private static List<Edit> FindEdits(string text, IReadOnlyList<TextSpan> ranges, ConversionTable table)
    {
        var edits = new List<Edit>();
        foreach (var range in ranges)
        {
            table.FindEdits(text, range, edits);
        }

        return edits;
    }

    // Where the ranges stand after edits inside them.
    private static List<TextSpan> Moved(List<TextSpan> ranges, List<Edit> edits)
    {
        var moved = new List<TextSpan>(ranges.Count);
        var (next, grown) = (0, 0);
        foreach (var range in ranges)
        {
            var start = range.Start + grown;
            for (; next < edits.Count && edits[next].Span.End <= range.End; next++)
            {
                grown += edits[next].Replacement.Length - edits[next].Span.Length;
            }

            moved.Add(TextSpan.Between(start, range.End + grown));
        }

        return moved;
    }

    // Two changes one after the other as one: of what either of them touched, the text before the first and after the second.
    private static List<Edit> Compose(string text, List<Edit> first, SourceText between, List<Edit> second)
    {
        var after = between.Apply(second);
        var touched = first.Select(e => e.Span)
            .Concat(second.Select(e => between.Map.ToSource(e.Span)).Select(s => new TextSpan(s.Start, s.Length)))
            .OrderBy(s => s.Start).ThenBy(s => s.End);
        var edits = new List<Edit>();
        var open = new TextSpan(0, 0);
        foreach (var span in touched)
        {
            if (span.Start < open.End)
            {
                open = TextSpan.Between(open.Start, Math.Max(open.End, span.End));
                continue;
            }

            Close();
            open = span;
        }

        Close();
        return edits;

        void Close()
        {
            if (open.Length > 0 && after.Map.ToText(new SourceSpan(open.Start, open.Length)) is { } now
                && !text.AsSpan(open.Start, open.Length).SequenceEqual(after.Text.AsSpan(now.Start, now.Length)))
            {
                edits.Add(new Edit(open, after.Text.Substring(now.Start, now.Length)));
            }
        }
    }

    private static ConversionTable? Variants(TraditionalDialect dialect) => dialect switch
    {
        TraditionalDialect.Taiwan => Taiwan.Value,
        TraditionalDialect.HongKong => HongKong.Value,
        TraditionalDialect.TaiwanWords => TaiwanWords.Value,
        TraditionalDialect.HongKongWords => HongKongWords.Value,
        _ => null,
    };

    private static string Convert(string text, ConversionTable table)
    {
        var converted = new StringBuilder(text.Length);
        table.Convert(text, converted);
        return converted.ToString();
    }

    // OpenCC looks for regional variants inside known phrases and between them, never across their edges.
    private static IEnumerable<TextSpan> Segments(string text, TextSpan range)
    {
        var start = range.Start;
        for (var i = range.Start; i < range.End;)
        {
            var length = Phrases.Value.Match(text.AsSpan(i, range.End - i), out _);
            if (length == 0)
            {
                i++;
                continue;
            }

            if (i > start)
            {
                yield return TextSpan.Between(start, i);
            }

            yield return new TextSpan(i, length);
            i += length;
            start = i;
        }

        if (start < range.End)
        {
            yield return TextSpan.Between(start, range.End);
        }
    }

    private static Lazy<ConversionTable> Table(params string[] dictionaries) => new(() => new ConversionTable([.. dictionaries.Select(d => $"OpenCC/{d}")]));
}
