using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>The titles that a page's head gives, compared by letters and digits only.</summary>
internal sealed class HeadTitles
{
    /// <summary>The likeness of a line that a title begins with.</summary>
    public const int Beginning = 4;

    private const int Shortest = 6;

    private readonly ImmutableArray<string> _titles;

    public HeadTitles(PageText page, PageRules rules)
    {
        Article = page.Head.FirstOrDefault(h => rules.Meta.Any(m => m["fact"] == "headline" && m.Pattern.IsMatch(h.Key))).Value;
        Page = page.Head.FirstOrDefault(h => h.Key == "title").Value is { } title ? WithoutSite(title) : null;
        _titles = [.. page.Head.Where(h => h.Key == "title" || h.Value == Article).Select(h => Letters(h.Value)).Where(t => t.Length >= Shortest)];
    }

    /// <summary>The title of the article as a meta element gives it.</summary>
    public string? Article { get; }

    /// <summary>The title of the page without the site's name.</summary>
    public string? Page { get; }

    /// <summary>How well <paramref name="line"/> is one of the titles: 0 not at all, <see cref="Beginning"/> it begins one.</summary>
    public int Likeness(ReadOnlySpan<char> line) => MayBeOne(line) ? Compare(Letters(line.ToString())) : 0;

    private int Compare(string letters) =>
        letters.Length < Shortest ? 0
        : _titles.Any(t => t.StartsWith(letters, StringComparison.Ordinal)) ? Beginning
        : _titles.Any(t => IsMuchOf(t, letters) || letters.Contains(t, StringComparison.Ordinal)) ? 3
        : 0;

    // Most lines share not even their first two letters with a title.
    private bool MayBeOne(ReadOnlySpan<char> line)
    {
        var start = 0;
        while (start < line.Length && !char.IsLetterOrDigit(line[start]))
        {
            start++;
        }

        var end = start;
        while (end < line.Length && end - start < 2 && char.IsLetterOrDigit(line[end]))
        {
            end++;
        }

        foreach (var title in _titles)
        {
            if (line.Length >= title.Length || title.AsSpan().IndexOf(line[start..end]) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The letters and digits of <paramref name="text"/>.</summary>
    public static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    // A menu entry may stand in a title by chance.
    private static bool IsMuchOf(string title, string letters) =>
        letters.Length > 9 && letters.Length * 3 > title.Length && title.Contains(letters, StringComparison.Ordinal);

    // 关于…的通知_通知公告_云溪市教育局: the site stands behind the last separators; a digit behind one belongs to a year or number.
    private static string WithoutSite(string title)
    {
        for (var separators = 0; separators < 4; separators++)
        {
            var at = title.LastIndexOfAny(['_', '|', '｜', '-']);
            if (at < Shortest || at + 1 < title.Length && char.IsDigit(title[at + 1]))
            {
                break;
            }

            title = title[..at].TrimEnd();
        }

        return title;
    }
}
