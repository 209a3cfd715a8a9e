using System.Text;
using Microsoft.AspNetCore.Http;

namespace Gongwen.Crawl.Tests;

/// <summary>Short ways to answer.</summary>
internal static class Answers
{
    public static Task HtmlAsync(this HttpContext context, string body, int status = 200, string type = "text/html; charset=utf-8") =>
        context.BytesAsync(Encoding.UTF8.GetBytes(body), status, type);

    public static Task BytesAsync(this HttpContext context, byte[] body, int status = 200, string? type = "text/html")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body).AsTask();
    }

    public static Task RedirectAsync(this HttpContext context, string to, int status = 302)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = to;
        return Task.CompletedTask;
    }

    /// <summary>A page that is a list: links to articles and to a next page, as the plain discovery of the tests reads them.</summary>
    public static string List(IEnumerable<string> articles, string? next = null) =>
        $"<html><body><ul>{string.Concat(articles.Select(a => $"<li><a href='{a}'>关于{a}的通知</a></li>"))}</ul>{(next is null ? "" : $"<a rel=next href='{next}'>下一页</a>")}</body></html>";

    /// <summary>A page that is an article.</summary>
    public static string Article(string name) => $"<html><body><h1>关于{name}的通知</h1><p>各县：现将有关事项通知如下。</p></body></html>";
}
