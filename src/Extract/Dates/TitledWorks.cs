using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Finds the titles of cited works: what stands in 《》 says nothing of this notice's own dates.</summary>
internal static class TitledWorks
{
    /// <summary>From each 《 to its 》; a title ends at the line's end at the latest.</summary>
    public static IEnumerable<TextSpan> Find(string text)
    {
        for (var open = text.IndexOf('《', StringComparison.Ordinal); open >= 0;)
        {
            var close = text.AsSpan(open).IndexOfAny('》', '\n');
            var end = close < 0 ? text.Length : open + close + 1;
            yield return TextSpan.Between(open, end);
            open = text.IndexOf('《', end);
        }
    }
}
