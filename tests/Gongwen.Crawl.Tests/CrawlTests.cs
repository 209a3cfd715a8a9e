using Microsoft.AspNetCore.Http;

namespace Gongwen.Crawl.Tests;

/// <summary>The loop: from starts to articles, night after night.</summary>
public sealed class CrawlTests
{
    private const int PerList = 10;

    [Fact]
    public async Task Every_article_is_found_and_stored_once()
    {
        await using var nights = await Nights.StartAsync(c => Lists(c, 35));
        var visits = await nights.CrawlAsync(nights.Site("http://a.example/"));
        Assert.Equal(35, nights.Store.Articles.Select(a => a.Uri).Distinct().Count());
        Assert.Equal(35, nights.Store.Articles.Count);
        Assert.Equal(39, visits.Count);
        Assert.All(visits, v => Assert.Equal(VisitOutcome.New, v.Outcome));
        Assert.Equal(40, nights.Web.Requests.Count); // and robots.txt
        Assert.All(nights.ArchiveFiles(), WarcChecker.Check);
    }

    [Fact]
    public async Task The_second_night_costs_list_heads_only()
    {
        await using var nights = await Nights.StartAsync(c => Lists(c, 35));
        var site = nights.Site("http://a.example/");
        await nights.CrawlAsync(site);
        nights.Web.Requests.Clear();
        Assert.Empty(await nights.CrawlAsync(site)); // nothing is due within the interval
        nights.Clock.Forward(TimeSpan.FromHours(21));
        var visits = await nights.CrawlAsync(site);
        Assert.Equal(["/"], visits.Select(v => v.Uri.AbsolutePath));
        Assert.Equal(VisitOutcome.Unchanged, visits[0].Outcome);
        Assert.Equal(35, nights.Store.Articles.Count);
    }

    [Fact]
    public async Task A_list_is_walked_as_far_as_it_holds_anything_new()
    {
        var articles = 35;
        await using var nights = await Nights.StartAsync(c => Lists(c, articles));
        var site = nights.Site("http://a.example/");
        await nights.CrawlAsync(site);
        nights.Clock.Forward(TimeSpan.FromHours(21));
        nights.Web.Requests.Clear();
        articles = 50; // fifteen new ones: the first page is new, half of the second, nothing of the third
        var visits = await nights.CrawlAsync(site);
        Assert.Equal(15, visits.Count(v => v.Uri.AbsolutePath.StartsWith("/art", StringComparison.Ordinal)));
        Assert.Equal(["/", "/index_1", "/index_2"], visits.Where(v => v.Found == DiscoveredKind.List).Select(v => v.Uri.AbsolutePath).Order());
        Assert.Equal(50, nights.Store.Articles.Select(a => a.Uri).Distinct().Count());
    }

    [Fact]
    public async Task Edited_and_removed_articles_are_noticed_and_nothing_is_deleted()
    {
        var (text, isThere) = ("甲", true);
        await using var nights = await Nights.StartAsync(c => c.Request.Path.Value switch
        {
            "/" => c.HtmlAsync(Answers.List(["/art1"])),
            "/art1" when isThere => c.HtmlAsync(Answers.Article(text)),
            "/art1" => c.HtmlAsync("没有了", 404),
            _ => Task.CompletedTask,
        });
        var site = nights.Site("http://a.example/");
        Assert.Equal([VisitOutcome.New, VisitOutcome.New], (await nights.CrawlAsync(site)).Select(v => v.Outcome));
        nights.Clock.Forward(TimeSpan.FromDays(4));
        Assert.Equal([VisitOutcome.Unchanged, VisitOutcome.Unchanged], (await nights.CrawlAsync(site)).Select(v => v.Outcome));
        nights.Clock.Forward(TimeSpan.FromDays(4));
        text = "乙";
        Assert.Contains((await nights.CrawlAsync(site)), v => v.Outcome == VisitOutcome.Changed && v.Page.Kind == PageKind.Article);
        nights.Clock.Forward(TimeSpan.FromDays(4));
        isThere = false;
        Assert.Contains((await nights.CrawlAsync(site)), v => v.Outcome == VisitOutcome.Gone);
        Assert.Equal("/art1", Assert.Single(nights.Store.Lost).AbsolutePath);
        Assert.Equal(2, nights.Store.Articles.Count);
        Assert.All(nights.ArchiveFiles(), WarcChecker.Check);
    }

    [Fact]
    public async Task What_has_not_changed_is_asked_for_conditionally_and_archived_as_a_revisit()
    {
        await using var nights = await Nights.StartAsync(c =>
        {
            if (c.Request.Path == "/robots.txt")
            {
                return Task.CompletedTask;
            }

            c.Response.Headers.ETag = "\"v1\"";
            if (c.Request.Headers.IfNoneMatch == "\"v1\"")
            {
                c.Response.StatusCode = 304;
                return Task.CompletedTask;
            }

            return c.HtmlAsync(c.Request.Path == "/" ? Answers.List(["/art1"]) : Answers.Article("甲"));
        });
        var site = nights.Site("http://a.example/");
        await nights.CrawlAsync(site);
        nights.Clock.Forward(TimeSpan.FromDays(4));
        var visits = await nights.CrawlAsync(site);
        Assert.All(visits, v => Assert.Equal((VisitOutcome.Unchanged, (int?)304), (v.Outcome, v.Status)));
        var records = nights.ArchiveFiles().SelectMany(WarcChecker.Read).ToList();
        Assert.Equal(2, records.Count(r => r.Type == "revisit" && r["WARC-Profile"] == WarcRecords.NotModified));
        var originals = records.Where(r => r.Type == "response").Select(r => r["WARC-Record-ID"]).ToList();
        Assert.All(records.Where(r => r.Type == "revisit"), r => Assert.Contains(r["WARC-Refers-To"], originals));
    }

    [Fact]
    public async Task The_same_content_without_etags_is_archived_as_a_revisit_too()
    {
        await using var nights = await Nights.StartAsync(c => Lists(c, 3));
        var site = nights.Site("http://a.example/");
        await nights.CrawlAsync(site);
        nights.Clock.Forward(TimeSpan.FromDays(4));
        await nights.CrawlAsync(site);
        var records = nights.ArchiveFiles().SelectMany(WarcChecker.Read).ToList();
        Assert.Equal(4, records.Count(r => r.Type == "revisit" && r["WARC-Profile"] == WarcRecords.IdenticalPayload));
        Assert.All(nights.ArchiveFiles(), WarcChecker.Check);
    }

    [Fact]
    public async Task Limits_hold_and_the_next_run_goes_on()
    {
        await using var nights = await Nights.StartAsync(c => Lists(c, 35));
        var site = nights.Site("http://a.example/");
        nights.Settings = nights.Settings with { MaxVisits = 8 };
        Assert.Equal(8, (await nights.CrawlAsync(site)).Count);
        Assert.Equal(5, (await nights.CrawlAsync(site with { MaxPages = 5 })).Count);
        nights.Settings = nights.Settings with { MaxVisits = null };
        await nights.CrawlAsync(site);
        Assert.Equal(35, nights.Store.Articles.Count);
    }

    [Fact]
    public async Task A_dry_run_looks_at_lists_and_leaves_nothing_behind()
    {
        await using var nights = await Nights.StartAsync(c => Lists(c, 25));
        nights.Settings = nights.Settings with { DryRun = true };
        await nights.CrawlAsync(nights.Site("http://a.example/"));
        Assert.Equal(25, nights.Would.Count);
        Assert.Empty(nights.Store.Articles);
        Assert.Equal(0, nights.Web.Requests.Count(r => r.Path.StartsWith("/art", StringComparison.Ordinal)));
        Assert.False(File.Exists(nights.Files.Frontier));
        Assert.Empty(nights.ArchiveFiles());
    }

    [Fact]
    public async Task A_calendar_without_end_is_left_at_the_limit()
    {
        await using var nights = await Nights.StartAsync(c => c.Request.Path.Value is "/robots.txt"
            ? Task.CompletedTask
            : c.HtmlAsync($"<a class=column href='/day{int.Parse(c.Request.Path.Value!.TrimStart('/', 'd', 'a', 'y') + "0", null) / 10 + 1}'>次日</a>"));
        var visits = await nights.CrawlAsync(nights.Site("http://a.example/") with { MaxDepth = 12 });
        Assert.Equal(13, visits.Count);
    }

    [Fact]
    public async Task One_program_at_a_time_uses_a_frontier()
    {
        await using var nights = await Nights.StartAsync(c => Lists(c, 1));
        using var frontier = Frontier.Open(nights.Files.Frontier, nights.Settings);
        await Assert.ThrowsAsync<CrawlException>(() => nights.CrawlAsync(nights.Site("http://a.example/")));
    }

    // The newest article has the highest number and stands first.
    private static Task Lists(HttpContext context, int articles)
    {
        var path = context.Request.Path.Value!;
        if (path.StartsWith("/art", StringComparison.Ordinal))
        {
            return context.HtmlAsync(Answers.Article(path));
        }

        var page = path == "/" ? 0 : path.StartsWith("/index_", StringComparison.Ordinal) ? int.Parse(path["/index_".Length..], null) : -1;
        var entries = Enumerable.Range(1, articles).Reverse().Skip(page * PerList).Take(PerList).Select(i => $"/art{i}").ToList();
        return page < 0 || entries.Count == 0 ? Task.CompletedTask : context.HtmlAsync(Answers.List(entries, (page + 1) * PerList < articles ? $"/index_{page + 1}" : null));
    }
}
