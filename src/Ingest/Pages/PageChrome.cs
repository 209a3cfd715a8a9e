using System.Collections.Frozen;

namespace Gongwen.Ingest;

/// <summary>What stands around the notice on one page of an article, and so on the others.</summary>
/// <remarks>A page with only the last lines of a notice is mostly chrome; without it those lines are easily found.</remarks>
internal sealed class PageChrome
{
    private readonly FrozenSet<(string Text, int LinkLength)> _lines;

    /// <param name="page">The first page of an article.</param>
    /// <param name="article">What was cut out of it.</param>
    public PageChrome(PageText page, Article article)
    {
        var kept = article.Blocks.Select(b => article.Text.Substring(b.Span.Start, b.Span.Length)).ToHashSet(StringComparer.Ordinal);
        _lines = page.Source.Text.Split('\n').Zip(page.Lines, (text, line) => (text.Trim(), line.LinkLength)).Where(line => !kept.Contains(line.Item1)).ToFrozenSet();
    }

    /// <summary>The page with those lines blank; their numbers stay.</summary>
    public PageText RemoveFrom(PageText page)
    {
        var edits = new List<Edit>();
        var start = 0;
        foreach (var (text, line) in page.Source.Text.Split('\n').Zip(page.Lines))
        {
            if (text.Length > 0 && _lines.Contains((text.Trim(), line.LinkLength)))
            {
                edits.Add(new Edit(new TextSpan(start, text.Length), ""));
            }

            start += text.Length + 1;
        }

        return page with { Source = page.Source.Apply(edits) };
    }
}
