using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Weighs the title in the text against the headline of the page around it.</summary>
internal sealed class PageTitle(RuleTables rules)
{
    // A headline of a news page is broken into no more lines.
    private const int MostLines = 3;

    private const int ShortestName = 2;

    // What Ingest says of a page that shows the titles of other pages.
    private const string ListIssue = "page-list";

    /// <summary>The title that counts.</summary>
    /// <param name="inText">The one that reads like a title; null when none does.</param>
    /// <param name="article">The notice with what its page states.</param>
    public Fact<string>? Settle(Fact<string>? inText, Article article)
    {
        // A list shows the titles of others; only the page's own says what it lists.
        if (IsList(article) && article.Page.Headline is { Value: { Length: > 1 } list } own)
        {
            var name = own.FoundAt == "title" ? WithoutSite(list) : list;
            return InFirstLines(name, article) ?? new Fact<string>(name, new Evidence(null, own.FoundAt, 0.8));
        }

        if (article.Page.Headline is not { Value: { Length: > 1 } headline, FoundAt: not "title" } fact)
        {
            return inText;
        }

        if (inText is null)
        {
            return InFirstLines(headline, article) ?? new Fact<string>(headline, new Evidence(null, fact.FoundAt, 0.8));
        }

        return WithSite(inText.Value, headline) && inText.Evidence.Span is { } span
            ? new Fact<string>(headline, inText.Evidence with { Span = span with { Length = Math.Min(span.Length, headline.Length) } })
            : inText;
    }

    /// <summary>Whether the page shows the titles of other pages, whose organs and dates are none of its own.</summary>
    public static bool IsList(Article article) => article.Issues.Any(i => i.Code == ListIssue);

    // 关于……的通知--通知公告--云溪市教育局
    private bool WithSite(string title, string headline) =>
        title.Length > headline.Length && headline.Length > 5 && title.StartsWith(headline, StringComparison.Ordinal)
        && rules["title-sites"].IsMatch(title.AsSpan(headline.Length));

    // 通知公告-云溪市教育局
    private string WithoutSite(string title)
    {
        for (var end = ShortestName; end < title.Length - ShortestName; end++)
        {
            if (rules["title-sites"].IsMatch(title.AsSpan(end)) && title[(end + 1)..].AsSpan().TrimStart() is [var next, ..] && char.IsLetter(next))
            {
                return title[..end].TrimEnd();
            }
        }

        return title;
    }

    private static Fact<string>? InFirstLines(string headline, Article article)
    {
        var wanted = Spacing.Squeeze(headline);
        for (var last = 0; last < Math.Min(MostLines, article.Blocks.Length); last++)
        {
            var span = TextSpan.Between(article.Blocks[0].Span.Start, article.Blocks[last].Span.End);
            if (Spacing.Squeeze(article.Text, span) == wanted)
            {
                return new Fact<string>(headline, new Evidence(span, "title.page-headline", 0.9));
            }
        }

        return null;
    }
}
