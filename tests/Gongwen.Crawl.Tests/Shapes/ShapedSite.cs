using System.Text;
using Microsoft.AspNetCore.Http;

namespace Gongwen.Crawl.Tests;

/// <summary>A site in the shape of a content system: lists, articles, files, and what stands around them on real sites.</summary>
internal abstract class ShapedSite
{
    protected ShapedSite(string host) => Host = host;

    public string Host { get; }

    /// <summary>The articles of each column, the newest first.</summary>
    public Dictionary<string, List<Bulletin>> Columns { get; } = [];

    public abstract string Start { get; }

    /// <summary>The addresses of all articles that are there.</summary>
    public IEnumerable<string> Articles =>
        from column in Columns
        from article in column.Value
        where !article.IsGone
        select $"http://{Host}{PathOf(column.Key, article)}";

    /// <summary>How many pages the lists have that are asked for every night.</summary>
    public abstract int Heads { get; }

    /// <summary>How many pages all lists have.</summary>
    public abstract int ListPages { get; }

    protected virtual Encoding Encoding => Encoding.UTF8;

    /// <summary>The text of what stands there and its media type; null for nothing.</summary>
    public abstract (string Text, string Type)? Answer(string path, IQueryCollection query);

    public abstract string PathOf(string column, Bulletin article);

    public async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (path.EndsWith(".docx", StringComparison.Ordinal))
        {
            await context.BytesAsync([0x50, 0x4B, 3, 4, .. "not really"u8], type: "application/octet-stream");
        }
        else if (Answer(path, context.Request.Query) is var (text, type))
        {
            await context.BytesAsync(Encoding.GetBytes(text), type: type);
        }
    }

    /// <summary>The article whose page that is, gone or not.</summary>
    protected Bulletin? At(string path) =>
        Columns.SelectMany(c => c.Value.Where(a => PathOf(c.Key, a) == path)).FirstOrDefault();

    protected static int Pages(int count, int perPage) => Math.Max(1, (count + perPage - 1) / perPage);

    protected string Page(string title, string middle, string charset = "utf-8") =>
        $"""
        <!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"><title>{title}</title></head><body>
        <div class="header"><a href="/login.jsp">登录</a> <a href="http://www.upper.example/">省文明网</a> <a href="/so/s?qt=">搜索</a></div>
        <div class="nav"><ul><li><a href="/">首页</a></li>{Menu}<li><a href="/ldxx/index.html">领导信箱</a></li><li><a href="/rili/index.html?year=2023&month=4">日历</a></li></ul></div>
        {middle}
        <div class="footer"><a href="/gywm/index.html">关于我们</a> <a href="/wzdt/index.html">网站地图</a><p>主办：云溪市文明办　版权所有　技术支持：云溪信息中心</p></div></body></html>
        """;

    protected virtual string Menu => "";

    protected string ArticlePage(string column, Bulletin article, string charset = "utf-8") => article.IsGone
        ? Page("页面不存在", "<div class=\"main\"><h2>抱歉，您访问的页面不存在或已删除！</h2></div>", charset)
        : Page($"{article.Title}_云溪市", $"""
            <div class="crumbs">您的位置：<a href="/">首页</a> &gt; <a href="{ColumnPath(column)}">{column}</a></div><div class="main"><h1>{article.Title}</h1>
            <div class="info">来源：云溪市文明办　发布时间：{article.Date:yyyy-MM-dd}　字体：大 中 小</div><div class="content">{article.Body($"./P{article.Number}.docx")}</div>
            <div class="related"><h3>相关文章</h3><ul>{string.Concat(Columns[column].Where(a => !a.IsGone).Take(6).Select(a => $"<li><a href=\"{PathOf(column, a)}\">{a.Title}</a> <span>{a.Date:yyyy-MM-dd}</span></li>"))}</ul></div></div>
            """, charset);

    protected abstract string ColumnPath(string column);

    protected static IEnumerable<Bulletin> Slice(List<Bulletin> articles, int page, int perPage) => articles.Where(a => !a.IsGone).Skip(page * perPage).Take(perPage);
}
