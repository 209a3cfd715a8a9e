using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Gongwen.Crawl.Tests;

/// <summary>ASP pages in GB2312, tables for layout, dates in brackets, 下一页.</summary>
internal sealed class HandmadeSite(string host) : ShapedSite(host)
{
    private const int PerPage = 8;

    static HandmadeSite() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public override string Start => $"http://{Host}/list.asp?classid=3";

    public override int Heads => 1;

    public override int ListPages => Pages(Articles.Count(), PerPage);

    protected override Encoding Encoding => Encoding.GetEncoding("gb2312");

    protected override string Menu => "<li><a href=\"list.asp?classid=2\">单位概况</a></li><li><a href=\"list.asp?classid=3\">通知公告</a></li><li><a href=\"about.asp\">机构职能</a></li>";

    public override string PathOf(string column, Bulletin article) => string.Create(CultureInfo.InvariantCulture, $"/show.asp?id={300 + article.Number}");

    public override (string Text, string Type)? Answer(string path, IQueryCollection query)
    {
        var articles = Columns["3"];
        if (path == "/list.asp" && query["classid"] == "3")
        {
            var page = int.Parse(query["page"].FirstOrDefault() ?? "1", CultureInfo.InvariantCulture);
            var last = Pages(articles.Count(a => !a.IsGone), PerPage);
            var rows = string.Concat(Slice(articles, page - 1, PerPage).Select(a => $"<TR><TD>◆<A href=\"show.asp?id={300 + a.Number}\" target=_blank>{a.Title}</A></TD><TD>[{a.Date.ToString("yyyy/M/d", CultureInfo.InvariantCulture)}]</TD></TR>"));
            return (Page("通知公告", $"<TABLE>{rows}</TABLE><p>共 {articles.Count} 条 <a href=\"list.asp?classid=3&page=1\">首页</a> {(page < last ? $"<a href=\"list.asp?classid=3&page={page + 1}\">下一页</a>" : "下一页")} <a href=\"list.asp?classid=3&page={last}\">尾页</a></p>", "gb2312"), "text/html");
        }

        return path == "/show.asp" && At($"/show.asp?id={query["id"]}") is { } article ? (ArticlePage("3", article, "gb2312"), "text/html") : null;
    }

    protected override string ColumnPath(string column) => "/list.asp?classid=3";
}
