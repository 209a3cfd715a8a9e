namespace Gongwen.Ingest;

/// <summary>Text that was changed because it was broken or not Simplified.</summary>
/// <param name="Kind">What was wrong: <c>pinyin</c>, <c>traditional</c>, <c>misaligned-gbk</c>, <c>broken-copy</c> …</param>
/// <param name="Span">Where the new text stands in the text that was asked for: <see cref="Article.Text"/>, <see cref="RepairedText.Text"/>.</param>
/// <param name="Before">What stood there.</param>
/// <param name="After">What stands there now.</param>
/// <param name="Gain">By how many bits the new text is likelier to be Chinese official prose; 0 where that was not asked.</param>
public sealed record TextRepair(string Kind, TextSpan Span, string Before, string After, double Gain = 0);
