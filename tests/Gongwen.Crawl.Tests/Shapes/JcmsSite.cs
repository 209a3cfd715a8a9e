using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Gongwen.Crawl.Tests;

/// <summary>大汉 jcms: a column whose page holds no record, only where they are fetched.</summary>
internal sealed class JcmsSite(string host) : ShapedSite(host)
{
    private const int PerPage = 10;
    private const int AtOnce = PerPage * 3;

    public override string Start => $"http://{Host}/col/col1229/index.html";

    public override int Heads => 2; // the column and the first answer of the proxy

    public override int ListPages => 1 + Pages(Articles.Count(), AtOnce);

    public override string PathOf(string column, Bulletin article) => string.Create(CultureInfo.InvariantCulture, $"/art/{article.Date:yyyy/M/d}/art_1229_{4000 + article.Number}.html");

    public override (string Text, string Type)? Answer(string path, IQueryCollection query)
    {
        var articles = Columns["1229"];
        var all = articles.Where(a => !a.IsGone).ToList();
        if (path == "/col/col1229/index.html")
        {
            return (Page("通知公告", $$"""
                <div id="6325023"></div><script>$("#6325023").jpage({ theme:'default', perPage:{{PerPage}}, totalRecord:{{all.Count}}, proxyUrl:'/module/jpage/dataproxy.jsp',
                ajaxParam:{col:1,appid:1,webid:2747,path:'/',columnid:1229,sourceContentType:1,unitid:'6325023',webname:'云溪市文明办',permissiontype:0} });</script>
                """), "text/html; charset=utf-8");
        }

        if (path == "/module/jpage/dataproxy.jsp" && query["columnid"] == "1229" && query["unitid"] == "6325023")
        {
            var (start, end) = (int.Parse(query["startrecord"]!, CultureInfo.InvariantCulture), int.Parse(query["endrecord"]!, CultureInfo.InvariantCulture));
            var records = all.Skip(start - 1).Take(end - start + 1)
                .Select(a => $"<record><![CDATA[<li><a href=\"{PathOf("1229", a)}\" target=\"_blank\" title=\"{a.Title}\"><span>{a.Title}</span><i>{a.Date:yyyy-MM-dd}</i></a></li>]]></record>");
            return ($"<?xml version='1.0' encoding='UTF-8'?><datastore><totalrecord>{all.Count}</totalrecord><totalpage>{Pages(all.Count, PerPage)}</totalpage><recordset>{string.Concat(records)}</recordset></datastore>", "text/xml; charset=utf-8");
        }

        return At(path) is { } article ? (ArticlePage("1229", article), "text/html; charset=utf-8") : null;
    }

    protected override string ColumnPath(string column) => "/col/col1229/index.html";
}
