namespace Gongwen.Ingest;

/// <summary>Converts Traditional Chinese to Simplified. Safe from many threads; the same text gives the same conversion.</summary>
public interface IChineseConverter
{
    /// <summary>Every character and phrase of <paramref name="text"/> in Simplified; what is neither stays.</summary>
    /// <param name="text">Taken for Traditional as a whole.</param>
    /// <param name="dialect">Whose Traditional it is.</param>
    string ToSimplified(string text, TraditionalDialect dialect = TraditionalDialect.Standard);

    /// <summary>What becomes Simplified in <paramref name="ranges"/>, in order and apart.</summary>
    /// <remarks>Unless a converter knows better, what each range was is compared with what becomes of it.</remarks>
    /// <param name="text">A text.</param>
    /// <param name="ranges">Parts of it, in order and apart; each is converted for itself.</param>
    /// <param name="dialect">Whose Traditional it is.</param>
    IReadOnlyList<Edit> FindEdits(string text, IReadOnlyList<TextSpan> ranges, TraditionalDialect dialect) =>
        [.. ranges.SelectMany(range => ConversionDifference.Find(text, range, ToSimplified(text[range.Start..range.End], dialect)))];
}
