namespace Gongwen.Ingest;

/// <summary>Finds single Traditional characters that a bad conversion left in Simplified words: <c>機关</c>.</summary>
/// <remarks>Only where the Simplified character makes a word with its neighbour; so 张喆 and 康昇泰 stay, being names.</remarks>
internal static class StrayTraditional
{
    // Three in a row are a name or a quotation.
    private const int LongestRun = 2;

    public static void FindEdits(string text, TextSpan range, List<Edit> edits)
    {
        for (var i = range.Start; i < range.End; i++)
        {
            if (!ScriptEvidence.IsTraditionalOnly(text[i]))
            {
                continue;
            }

            var start = i;
            while (i + 1 < range.End && ScriptEvidence.IsTraditionalOnly(text[i + 1]))
            {
                i++;
            }

            if (i - start < LongestRun && Simplified(text, start, i + 1) is { } simplified)
            {
                edits.Add(new Edit(TextSpan.Between(start, i + 1), simplified));
            }
        }
    }

    private static string? Simplified(string text, int start, int end)
    {
        var simplified = TraditionalChinese.ToSimplified(text[start..end]);
        var known = ProseModel.Instance;
        var isWord = (start > 0 && known.IsPair(text[start - 1], simplified[0]))
            || (end < text.Length && known.IsPair(simplified[^1], text[end]))
            || (simplified.Length == LongestRun && known.IsPair(simplified[0], simplified[1]));
        return isWord && simplified.Length == end - start ? simplified : null;
    }
}
