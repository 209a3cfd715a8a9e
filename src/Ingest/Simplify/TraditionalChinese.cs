using System.Collections.Immutable;
using System.Text;

namespace Gongwen.Ingest;

/// <summary>Converts Traditional Chinese to Simplified with the tables and the rules of OpenCC.</summary>
public static class TraditionalChinese
{
    private static readonly Lazy<ConversionTable> Compatibility = new(() => new ConversionTable("OpenCC/CJK_Compatibility_Ideographs"));
    private static readonly Lazy<ConversionTable> Characters = new(() => new ConversionTable("OpenCC/TSPhrases", "OpenCC/TSCharactersExt", "OpenCC/TSCharacters"));
    private static readonly Lazy<ConversionTable> Phrases = new(() => new ConversionTable("OpenCC/TSPhrases"));
    private static readonly Lazy<ConversionTable> Taiwan = new(() => new ConversionTable("OpenCC/TWVariantsRevPhrases", "OpenCC/TWVariantsRev"));
    private static readonly Lazy<ConversionTable> HongKong = new(() => new ConversionTable("OpenCC/HKVariantsRevPhrases", "OpenCC/HKVariantsRev"));
    private static readonly Lazy<ConversionTable> TaiwanWords = new(() => new ConversionTable("OpenCC/TWPhrasesRev", "OpenCC/TWVariantsRevPhrases", "OpenCC/TWVariantsRev"));
    private static readonly Lazy<ConversionTable> HongKongWords = new(() => new ConversionTable("OpenCC/HKPhrasesRev", "OpenCC/HKVariantsRevPhrases", "OpenCC/HKVariantsRev"));

    /// <summary>The steps from any Traditional text to Simplified, for callers that must know what changed where.</summary>
    internal static ImmutableArray<ConversionTable> Steps => [Compatibility.Value, Characters.Value];

    /// <summary>Every character and phrase of <paramref name="text"/> in Simplified.</summary>
    /// <remarks>
    /// It takes the whole text for Traditional: in a Simplified text 著 and 乾 may be changed that should stay. Use it for what
    /// is known to be Traditional, or where both sides of a comparison are folded alike, as in a query.
    /// </remarks>
    public static string ToSimplified(string text, TraditionalDialect dialect = TraditionalDialect.Standard)
    {
        ArgumentNullException.ThrowIfNull(text);
        var normal = Convert(text, Compatibility.Value);
        if (Variants(dialect) is not { } variants)
        {
            return Convert(normal, Characters.Value);
        }

        var simplified = new StringBuilder(text.Length);
        foreach (var segment in Segments(normal))
        {
            var standard = new StringBuilder(segment.Length);
            variants.Convert(normal.AsSpan(segment.Start, segment.Length), standard);
            Characters.Value.Convert(standard.ToString(), simplified);
        }

        return simplified.ToString();
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
    private static IEnumerable<TextSpan> Segments(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length;)
        {
            var length = Phrases.Value.Match(text.AsSpan(i), out _);
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

        if (start < text.Length)
        {
            yield return TextSpan.Between(start, text.Length);
        }
    }
}
