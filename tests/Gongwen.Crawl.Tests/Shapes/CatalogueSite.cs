using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Gongwen.Crawl.Tests;

/// <summary>gkmlpt: a page that a script fills from JSON, a hundred articles at a time.</summary>
internal sealed class CatalogueSite(string host) : ShapedSite(host)
{
    private const int PerPage = 100;

    public override string Start => $"http://{Host}/gkmlpt/index";

    public override int Heads => 1 + Columns.Count;

    public override int ListPages => 1 + Columns.Values.Sum(c => Pages(c.Count(a => !a.IsGone), PerPage));

    public override string PathOf(string column, Bulletin article) => string.Create(CultureInfo.InvariantCulture, $"/gkmlpt/content/9/{9000 + article.Number}/post_{9000 + article.Number}.html");

    public override (string Text, string Type)? Answer(string path, IQueryCollection query)
    {
        if (path == "/gkmlpt/index")
        {
            var tree = string.Join(',', Columns.Keys.Select(c => $$"""{"id":{{c}},"name":"规范性文件{{c}}","children":[]}"""));
            return ($"<html><head><meta charset=\"utf-8\"><title>政府信息公开目录</title></head><body><div id=\"app\"></div><script>window._CONFIG = {{ SITE: \"云溪市\", SID: '200025', TREE: [{tree}] }};</script></body></html>", "text/html");
        }

        foreach (var (column, articles) in Columns)
        {
            if (path == $"/gkmlpt/api/all/{column}" && query["sid"] == "200025")
            {
                var page = int.Parse(query["page"]!, CultureInfo.InvariantCulture);
                return (JsonSerializer.Serialize(new
                {
                    total = articles.Count(a => !a.IsGone),
                    articles = Slice(articles, page - 1, PerPage).Select(a => new
                    {
                        id = a.Number,
                        title = a.Title,
                        publisher = "云溪市文明办",
                        display_publish_time = new DateTimeOffset(a.Date.ToDateTime(new TimeOnly(10, 0)), TimeSpan.FromHours(8)).ToUnixTimeSeconds(),
                        url = $"http://{Host}{PathOf(column, a)}",
                    }),
                }), "application/json");
            }

            if (At(path) is { } article && articles.Contains(article))
            {
                return (ArticlePage(column, article), "text/html");
            }
        }

        return null;
    }

    protected override string ColumnPath(string column) => $"/gkmlpt/index#{column}";
}
