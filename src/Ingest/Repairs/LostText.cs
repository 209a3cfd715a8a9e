using System.Text.RegularExpressions;

namespace Gongwen.Ingest;

/// <summary>Marks what is lost for good, one U+FFFD for each gap.</summary>
/// <remarks>
/// 锟斤拷 is U+FFFD itself, written as UTF-8 and read as GBK; 烫烫烫 and 屯屯屯 are the bytes CC and CD with which a compiler
/// fills memory that holds nothing yet.
/// </remarks>
internal static partial class LostText
{
    public static IReadOnlyList<Edit> Find(string text) =>
        !text.Contains('\ufffd') && !text.Contains("锟斤", StringComparison.Ordinal) && !text.Contains("烫烫烫", StringComparison.Ordinal) && !text.Contains("屯屯屯", StringComparison.Ordinal)
            ? []
            : [.. from Match gap in Gap().Matches(text) where gap.Value != "\ufffd" select new Edit(new TextSpan(gap.Index, gap.Length), "\ufffd")];

    [GeneratedRegex("(?:\ufffd|锟斤拷?|(?<=拷)锟|烫{3,}|屯{3,})+", RegexOptions.CultureInvariant)]
    private static partial Regex Gap();
}
