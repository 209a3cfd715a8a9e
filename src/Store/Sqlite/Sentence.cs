using Gongwen.Ingest;

namespace Gongwen.Store;

/// <summary>Finds the sentence that a statement stands in.</summary>
internal static class Sentence
{
    // No sentence that a person would read is longer, and a hostile line of a megabyte must not be walked for each fact.
    private const int Reach = 500;

    /// <returns>From the mark or line end before <paramref name="span"/> to the mark after it, that mark included.</returns>
    public static TextSpan Around(string text, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start > 0 && span.Start - start < Reach && !Ends(text[start - 1]))
        {
            start--;
        }

        while (end < text.Length && end - span.End < Reach && !(end > span.Start && Ends(text[end - 1])))
        {
            end++;
        }

        while (end > span.End && text[end - 1] == '\n')
        {
            end--;
        }

        while (start < span.Start && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        return TextSpan.Between(start, end);
    }

    private static bool Ends(char c) => c is '\n' or '。' or '！' or '？' or '；';
}
