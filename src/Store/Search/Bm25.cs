namespace Gongwen.Store;

/// <summary>How well a document fits a word (BM25, k₁ 1.2, b 0.75), with the document's length in one byte.</summary>
/// <param name="Documents">How many documents there are.</param>
/// <param name="Words">How many words they have together.</param>
internal readonly record struct Bm25(int Documents, long Words)
{
    private const double K1 = 1.2;
    private const double B = 0.75;
    private const double CodesADoubling = 8;

    /// <summary>A length as a byte: of two lengths with one code the longer is at most 9 % longer.</summary>
    public static byte LengthCode(int length) => (byte)Math.Min(byte.MaxValue, Math.Round(Math.Log2(length + 1.0) * CodesADoubling));

    /// <summary>For every <see cref="LengthCode"/>: how much that length takes away.</summary>
    public float[] Norms()
    {
        var average = Math.Max(1, (double)Words / Math.Max(1, Documents));
        return [.. Enumerable.Range(0, 256).Select(code => (float)(K1 * (1 - B + (B * (Math.Pow(2, code / CodesADoubling) - 1) / average))))];
    }

    /// <summary>The most that a word which stands in <paramref name="found"/> documents can give.</summary>
    public float Most(int found) => (float)((K1 + 1) * Math.Log(1 + ((Math.Max(0, Documents - found) + 0.5) / (found + 0.5))));

    /// <summary>What a word gives: <paramref name="most"/> times how much of it is reached.</summary>
    public static float Score(float most, uint weight, float norm) => most * weight / (weight + norm);
}
