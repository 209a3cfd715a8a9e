using Microsoft.AspNetCore.Http;

namespace Gongwen.Crawl.Tests;

/// <summary>What a crawl does about robots.txt.</summary>
public sealed class RobotsTests
{
    [Fact]
    public async Task What_is_forbidden_is_not_asked_for()
    {
        await using var nights = await Nights.StartAsync(c => Web(c, c => c.BytesAsync("User-agent: *\nDisallow: /secret\n"u8.ToArray(), type: "text/plain")));
        var visits = await nights.CrawlAsync(nights.Site("http://a.example/"));
        Assert.Equal(VisitOutcome.Denied, visits.Single(v => v.Uri.AbsolutePath == "/secret").Outcome);
        Assert.Equal(0, nights.Web.Count("/secret"));
        Assert.Single(nights.Store.Articles);
    }

    [Theory]
    [InlineData(404, 2)]
    [InlineData(403, 2)]
    [InlineData(500, 0)]
    [InlineData(503, 0)]
    [InlineData(429, 0)]
    public async Task A_file_that_is_not_there_allows_and_one_that_cannot_be_had_stops(int status, int articles)
    {
        await using var nights = await Nights.StartAsync(c => Web(c, c => c.HtmlAsync("x", status)));
        await nights.CrawlAsync(nights.Site("http://a.example/"));
        Assert.Equal(articles, nights.Store.Articles.Count);
        Assert.Equal(articles == 0 ? ["/robots.txt"] : ["/", "/art1", "/robots.txt", "/secret"], nights.Web.Requests.Select(r => r.Path).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(articles == 0 ? 1 : 0, nights.GivenUp.Count);
    }

    [Fact]
    public async Task It_is_believed_for_a_day_across_runs()
    {
        await using var nights = await Nights.StartAsync(c => Web(c, c => c.BytesAsync("User-agent: *\nAllow: /"u8.ToArray())));
        var site = nights.Site("http://a.example/");
        await nights.CrawlAsync(site);
        nights.Clock.Forward(TimeSpan.FromHours(21));
        await nights.CrawlAsync(site);
        Assert.Equal(1, nights.Web.Count("/robots.txt"));
        nights.Clock.Forward(TimeSpan.FromHours(21));
        await nights.CrawlAsync(site);
        Assert.Equal(2, nights.Web.Count("/robots.txt"));
    }

    [Fact]
    public async Task It_is_followed_when_it_redirects_and_counts_for_the_target_of_a_redirect()
    {
        await using var nights = await Nights.StartAsync(c => (c.Request.Host.Host, c.Request.Path.Value) switch
        {
            ("a.example", "/robots.txt") => c.RedirectAsync("/r2"),
            ("a.example", "/r2") => c.BytesAsync("User-agent: *\nDisallow: /secret"u8.ToArray()),
            ("b.example", "/robots.txt") => c.BytesAsync("User-agent: *\nDisallow: /art2"u8.ToArray()),
            ("a.example", "/") => c.HtmlAsync(Answers.List(["/secret", "/art2"])),
            ("a.example", "/art2") => c.RedirectAsync("http://b.example/art2"),
            _ => c.HtmlAsync(Answers.Article("甲")),
        });
        nights.Network.With("b.example");
        var visits = await nights.CrawlAsync(nights.Site("http://a.example/") with { Hosts = ["a.example", "b.example"] });
        Assert.Equal([VisitOutcome.New, VisitOutcome.Denied, VisitOutcome.Denied], visits.Select(v => v.Outcome));
        Assert.Empty(nights.Store.Articles);
        Assert.DoesNotContain(nights.Web.Requests, r => r is { Host: "b.example", Path: "/art2" });
    }

    private static Task Web(HttpContext context, Func<HttpContext, Task> robots) => context.Request.Path.Value switch
    {
        "/robots.txt" => robots(context),
        "/" => context.HtmlAsync(Answers.List(["/art1", "/secret"])),
        var path => context.HtmlAsync(Answers.Article(path!)),
    };
}
