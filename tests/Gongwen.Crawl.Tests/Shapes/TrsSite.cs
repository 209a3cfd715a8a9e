using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Gongwen.Crawl.Tests;

/// <summary>TRS WCM: <c>index_1.html</c>, <c>createPageHTML</c>, <c>t20230305_4012.html</c>; entered by its home page.</summary>
internal sealed class TrsSite(string host) : ShapedSite(host)
{
    private const int PerPage = 15;
    private const int OnHome = 5;

    public override string Start => $"http://{Host}/";

    public override int Heads => 1 + Columns.Count;

    public override int ListPages => 1 + Columns.Values.Sum(c => Pages(c.Count(a => !a.IsGone), PerPage));

    protected override string Menu => string.Concat(Columns.Keys.Select(c => $"<li><a href=\"/{c}/\">{Names(c)}</a></li>"));

    public override string PathOf(string column, Bulletin article) => string.Create(CultureInfo.InvariantCulture, $"/{column}/{article.Date:yyyyMM}/t{article.Date:yyyyMMdd}_{4000 + article.Number}.html");

    public override (string Text, string Type)? Answer(string path, IQueryCollection query)
    {
        if (path == "/")
        {
            return (Page("云溪市文明网", string.Concat(Columns.Select(Box))), "text/html");
        }

        foreach (var (column, articles) in Columns)
        {
            for (var page = 0; page < Pages(articles.Count(a => !a.IsGone), PerPage); page++)
            {
                if (path == $"/{column}/" + (page == 0 ? "" : $"index_{page}.html"))
                {
                    return (List(column, articles, page), "text/html");
                }
            }

            if (At(path) is { } article && articles.Contains(article))
            {
                return (ArticlePage(column, article), "text/html");
            }
        }

        return null;
    }

    protected override string ColumnPath(string column) => $"/{column}/";

    private static string Names(string column) => column == "tzgg" ? "通知公告" : "工作动态";

    private string Box(KeyValuePair<string, List<Bulletin>> column) =>
        $"<div class=\"box\"><h3>{Names(column.Key)} <a class=\"more\" href=\"/{column.Key}/\">更多&gt;&gt;</a></h3><ul>{Items(column.Key, Slice(column.Value, 0, OnHome), "MM-dd")}</ul></div>";

    private string List(string column, List<Bulletin> articles, int page) => Page(Names(column), $"""
        <div class="main"><ul class="list">{Items(column, Slice(articles, page, PerPage), "yyyy-MM-dd")}</ul>
        <div class="page"><script>createPageHTML({Pages(articles.Count(a => !a.IsGone), PerPage)}, {page}, "index", "html");</script></div></div>
        """);

    private string Items(string column, IEnumerable<Bulletin> articles, string date) =>
        string.Concat(articles.Select(a => $"<li><a href=\"{PathOf(column, a)}\" title=\"{a.Title}\">{a.Title[..Math.Min(12, a.Title.Length)]}...</a><span>{a.Date.ToString(date, CultureInfo.InvariantCulture)}</span></li>\n"));
}
