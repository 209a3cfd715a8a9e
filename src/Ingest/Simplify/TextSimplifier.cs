namespace Gongwen.Ingest;

/// <summary>Converts what is Traditional in a text to Simplified, as documents are read: Simplified text stays, and quoted names in it.</summary>
/// <remarks>Pure and safe from many threads. <see cref="TraditionalChinese"/> converts whatever it is given.</remarks>
public static class TextSimplifier
{
    /// <summary>Simplifies <paramref name="text"/>, line by line; no line is added or taken away.</summary>
    /// <param name="text">Free of compatibility ideographs.</param>
    /// <param name="withNames">Whether quoted Traditional names in Simplified text are to be converted too.</param>
    public static RepairedText Simplify(string text, bool withNames = false)
    {
        var (simplified, repairs) = Simplifier.Simplify(PlainTextReader.Unmapped(text), withNames);
        return new RepairedText(simplified.Text, PendingRepair.Place(repairs, simplified.Map), simplified.Text.AsSpan().Count('\ufffd'));
    }
}
