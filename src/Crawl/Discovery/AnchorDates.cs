namespace Gongwen.Crawl;

/// <summary>Finds the day that a list gives for an entry, and the title without it.</summary>
internal sealed class AnchorDates(CrawlRules rules)
{
    private const int LongestTitle = 300;
    private const int LongestDate = 16;
    private const int LongestAfter = 80;

    // Whether a text holds a date can be asked before its year is known.
    private const int AnyYear = 2000;
    private static readonly char[] s_bullets = [' ', '·', '•', '▪', '■', '◆', '●', '★', '>', '»', '›', '-', '|', '　'];

    /// <param name="draft">The link.</param>
    /// <param name="text">The page's text.</param>
    /// <param name="next">Where the next link begins.</param>
    public Anchor Finish(AnchorDraft draft, string text, int next)
    {
        var words = text[draft.Start..draft.End].Trim();
        var usual = draft.Anchor.Address is { } address && draft.Anchor.Kind == AddressKind.Article ? rules.DateOf(address) : null;
        var (title, own) = Split(words, usual?.Year);
        return draft.Anchor with
        {
            Title = TitleOf(title, draft.Tip),
            Date = own ?? Beside(draft, text, usual?.Year) ?? After(draft, text, next, usual?.Year) ?? usual,
        };
    }

    private DateOnly? Beside(AnchorDraft draft, string text, int? year)
    {
        foreach (var (start, end) in draft.Surroundings)
        {
            foreach (var part in (string[])[text[Math.Min(draft.End, end)..end].Trim(), text[start..Math.Max(start, draft.Start)].Trim()])
            {
                if (part.Length > 0 && rules.ListDate(part, AnyYear) is not null)
                {
                    return rules.ListDate(part, year);
                }
            }
        }

        return null;
    }

    private DateOnly? After(AnchorDraft draft, string text, int next, int? year) =>
        draft.IsEntry && next > draft.End ? rules.ListDate(text.Substring(draft.End, Math.Min(next - draft.End, LongestAfter)).Trim(), year) : null;

    // 关于开展演练的通知 2023-03-05; 05 2023-03 关于开展演练的通知
    private (string Title, DateOnly? Date) Split(string words, int? year)
    {
        var parts = words.Split(' ');
        for (var count = 1; count <= 2 && count < parts.Length; count++)
        {
            var (first, last) = (string.Join(' ', parts[..count]), string.Join(' ', parts[^count..]));
            if (last.Length <= LongestDate && rules.ListDate(last, year) is { } behind)
            {
                return (string.Join(' ', parts[..^count]), behind);
            }

            if (first.Length <= LongestDate && rules.ListDate(first, year) is { } before)
            {
                return (string.Join(' ', parts[count..]), before);
            }
        }

        return (words, null);
    }

    private static string TitleOf(string words, string tip)
    {
        var shown = words.Trim(s_bullets);
        var whole = string.Join(' ', tip.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var isCut = shown.EndsWith('…') || shown.EndsWith("...", StringComparison.Ordinal);
        var title = whole.Length > 0 && (shown.Length == 0 || isCut || (whole.Length > shown.Length && whole.StartsWith(shown[..Math.Min(4, shown.Length)], StringComparison.Ordinal))) ? whole : shown;
        return title.Length > LongestTitle ? title[..LongestTitle] : title;
    }
}
