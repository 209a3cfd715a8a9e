using System.Text;
using Gongwen.Ingest;

namespace Gongwen.Extract.Scoring;

/// <summary>The normalisation before comparing: a fact is the same whatever its layout.</summary>
internal static class GoldText
{
    private const string Quotes = "“”„‟「」『』〝〞'‘’";
    private const string Dashes = "—–~";
    private static readonly char[] Edges = [.. "。:;,、."];

    /// <summary>The comparable form; null when nothing is left.</summary>
    public static string? Normalize(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var folded = new StringBuilder(text.Length);
        foreach (var c in TraditionalChinese.ToSimplified(text.Normalize(NormalizationForm.FormKC)))
        {
            if (!char.IsWhiteSpace(c))
            {
                folded.Append(Quotes.Contains(c, StringComparison.Ordinal) ? '"' : Dashes.Contains(c, StringComparison.Ordinal) ? '-' : c);
            }
        }

        var trimmed = folded.ToString().Trim(Edges);
        return trimmed.Length == 0 ? null : trimmed;
    }

    /// <summary>The comparable form of a 发文字号: whatever bracket it was written with.</summary>
    public static string? NormalizeNumber(string? number) => Normalize(number)?
        .Replace('[', '〔').Replace(']', '〕').Replace('【', '〔').Replace('】', '〕').Replace('(', '〔').Replace(')', '〕');
}
