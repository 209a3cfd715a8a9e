using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Gongwen.Crawl.Tests;

/// <summary>Bureau sites in the shape of TRS: a paged column of notices on every host, as many as one likes.</summary>
/// <param name="articles">Notices of each host.</param>
/// <param name="latency">How long an answer takes.</param>
internal sealed class BureauWeb(int articles, TimeSpan latency)
{
    private const int PerList = 20;

    private static readonly DateOnly s_newest = new(2026, 11, 20);

    /// <summary>List pages and notices of each host.</summary>
    public int Pages => articles + ((articles + PerList - 1) / PerList);

    public async Task AnswerAsync(HttpContext context)
    {
        if (latency > TimeSpan.Zero)
        {
            await Task.Delay(latency);
        }

        var path = context.Request.Path.Value!;
        if (path.StartsWith("/tzgg/", StringComparison.Ordinal))
        {
            var name = path["/tzgg/".Length..];
            var answer = name.Length == 0 ? List(0, context.Request.Host.Host)
                : name.StartsWith("index_", StringComparison.Ordinal) ? List(Number(name["index_".Length..]), context.Request.Host.Host)
                : name.Contains('_', StringComparison.Ordinal) ? Article(Number(name[(name.IndexOf('_', StringComparison.Ordinal) + 1)..]), context.Request.Host.Host)
                : null;
            if (answer is not null)
            {
                await context.HtmlAsync(answer);
            }
        }
    }

    private static int Number(string text) => int.Parse(string.Concat(text.TakeWhile(char.IsAsciiDigit)), CultureInfo.InvariantCulture);

    private string List(int page, string host)
    {
        var html = new StringBuilder($"<html><head><title>通知公告_{host}</title></head><body><div class='nav'><a href='/'>首页</a></div><ul class='list'>");
        foreach (var i in Enumerable.Range(1, articles).Reverse().Skip(page * PerList).Take(PerList))
        {
            html.Append(CultureInfo.InvariantCulture, $"<li><a href='./{Day(i):yyyyMM}/t{Day(i):yyyyMMdd}_{i}.html' title='{Title(i)}'>{Title(i)}</a><span>{Day(i):yyyy-MM-dd}</span></li>");
        }

        var pages = (articles + PerList - 1) / PerList;
        return html.Append(CultureInfo.InvariantCulture, $"</ul><script>createPageHTML({pages}, {page}, \"index\", \"html\");</script></body></html>").ToString();
    }

    private string Article(int i, string host) =>
        $"""
        <html><head><title>{Title(i)}_{host}</title><meta name="ArticleTitle" content="{Title(i)}"><meta name="PubDate" content="{Day(i):yyyy-MM-dd} 09:00"></head><body>
        <div class="crumb">当前位置：首页 &gt; 通知公告</div><h1>{Title(i)}</h1><div class="info">发布时间：{Day(i):yyyy-MM-dd} 来源：{host}</div>
        <div class="TRS_Editor"><p>各县（区）文明办，市直各单位：</p><p>为深入开展文明餐桌行动，现将第{i}号任务（{host}）有关事项通知如下。</p>
        <p>一、指导思想</p><p>厉行节约，反对浪费，倡导文明用餐的良好风尚，在全社会形成浪费可耻、节约为荣的氛围。</p>
        <p>二、主要任务</p><p>（一）开展宣传活动。各单位要在食堂显著位置张贴宣传海报，组织志愿者开展劝导。</p><p>牵头单位：市教育局</p><p>责任单位：各中小学</p>
        <p>三、工作要求</p><p>各单位要高度重视，明确专人负责，于{Day(i).Year}年12月31日前将总结报市文明办。</p>
        <p style="text-align:right">云溪市文明办</p><p style="text-align:right">{Day(i):yyyy年M月d日}</p></div></body></html>
        """;

    private DateOnly Day(int i) => s_newest.AddDays(i - articles);

    private static string Title(int i) => $"关于开展文明餐桌行动第{i}阶段工作的通知";
}
