using System.Text;
using Gongwen.Ingest;

namespace Gongwen.Crawl.Tests;

/// <summary>Crawls of webs in the shape of the content systems that bureaus use.</summary>
public sealed class ShapedWebTests
{
    // Articles that are no older are asked for again every night.
    private const int YoungDays = 7;

    [Theory]
    [InlineData("trs")]
    [InlineData("jcms")]
    [InlineData("catalogue")]
    [InlineData("handmade")]
    public async Task Every_article_is_found_and_nothing_else(string shape)
    {
        var site = Build(shape);
        await using var nights = await NightsOf(site);
        var visits = await nights.CrawlAsync(nights.Site(site.Start));
        Assert.Equal(site.Articles.Order(), nights.Store.Articles.Select(a => a.Uri).Order());
        Assert.Equal(site.Columns.Values.Sum(c => c.Count(a => a.HasFile)), visits.Count(v => v.Page.Kind == PageKind.Attachment));
        Assert.Equal(site.ListPages, visits.Count(v => v.Found == DiscoveredKind.List));
        Assert.DoesNotContain(visits, v => v.Outcome is not VisitOutcome.New);
        Assert.Equal(visits.Count + 1, nights.Web.Requests.Count); // and robots.txt
        Assert.All(visits.Where(v => v.Page.Kind == PageKind.Article), v => Assert.NotNull(v.Page.Date));
    }

    [Theory]
    [InlineData("trs")]
    [InlineData("jcms")]
    [InlineData("catalogue")]
    [InlineData("handmade")]
    public async Task The_second_night_costs_list_heads_and_young_articles(string shape)
    {
        var site = Build(shape);
        await using var nights = await NightsOf(site);
        await nights.CrawlAsync(nights.Site(site.Start));
        nights.Web.Requests.Clear();
        nights.Clock.Forward(TimeSpan.FromHours(24));
        var visits = await nights.CrawlAsync(nights.Site(site.Start));
        Assert.Equal(site.Heads, visits.Count(v => v.Found == DiscoveredKind.List));
        Assert.Equal(Young(site, nights), visits.Count(v => v.Page.Kind == PageKind.Article));
        Assert.All(visits, v => Assert.Equal(VisitOutcome.Unchanged, v.Outcome));
        Assert.InRange(nights.Web.Requests.Count, visits.Count, visits.Count + 1); // robots.txt at most
    }

    [Theory]
    [InlineData("trs")]
    [InlineData("jcms")]
    [InlineData("catalogue")]
    [InlineData("handmade")]
    public async Task What_is_new_edited_and_removed_is_noticed_the_next_night(string shape)
    {
        var site = Build(shape);
        await using var nights = await NightsOf(site);
        await nights.CrawlAsync(nights.Site(site.Start));
        nights.Clock.Forward(TimeSpan.FromHours(24));
        var column = site.Columns.Values.First();
        var newest = new Bulletin(column[0].Number + 1000, column[0].Date.AddDays(1));
        column[0] = column[0] with { Edition = 2 };
        column[1] = column[1] with { IsGone = true };
        column.Insert(0, newest);
        var visits = await nights.CrawlAsync(nights.Site(site.Start));
        string[] Of(VisitOutcome outcome) => [.. visits.Where(v => v.Page.Kind == PageKind.Article && v.Outcome == outcome).Select(v => v.Page.Uri.PathAndQuery)];
        var name = site.Columns.Keys.First();
        Assert.Equal([site.PathOf(name, newest)], Of(VisitOutcome.New));
        Assert.Equal([site.PathOf(name, column[1])], Of(VisitOutcome.Changed));
        Assert.Equal([site.PathOf(name, column[2])], Of(VisitOutcome.Gone));
    }

    [Fact]
    public async Task Relevant_titles_come_first()
    {
        var site = Build("jcms");
        await using var nights = await NightsOf(site);
        var visits = await nights.CrawlAsync(nights.Site(site.Start));
        var articles = visits.Where(v => v.Page.Kind == PageKind.Article).ToList();
        Assert.Contains("政策解读", articles[^1].Page.Title, StringComparison.Ordinal);
        Assert.All(articles.Take(10), v => Assert.Equal(0, v.Page.Priority));
    }

    private static int Young(ShapedSite site, Nights nights)
    {
        var now = nights.Clock.GetUtcNow();
        var first = now - TimeSpan.FromHours(24);
        return site.Columns.Values.SelectMany(c => c).Count(a => !a.IsGone && (first - new DateTimeOffset(a.Date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)).TotalDays < YoungDays + 1);
    }

    private static async Task<Nights> NightsOf(ShapedSite site)
    {
        var nights = await Nights.StartAsync(site.AnswerAsync);
        (nights.Discovery, nights.Policy) = (new PageDiscovery(), new RevisitPolicy());

        // As in a corpus: the lists beside an article are no part of it.
        nights.Store.Essence = document => Encoding.UTF8.GetBytes(Ingestor.Default.Read(document).Text);
        return nights;
    }

    private static ShapedSite Build(string shape)
    {
        var newest = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-1);
        switch (shape)
        {
            case "trs":
                var trs = new TrsSite("wmb.yunxi.example");
                trs.Columns["tzgg"] = Bulletin.Series(52, newest);
                trs.Columns["gzdt"] = Bulletin.Series(33, newest.AddDays(-1), first: 500);
                return trs;
            case "jcms":
                var jcms = new JcmsSite("www.yunxi.example");
                jcms.Columns["1229"] = Bulletin.Series(73, newest);
                return jcms;
            case "catalogue":
                var catalogue = new CatalogueSite("rsj.yunxi.example");
                catalogue.Columns["505"] = Bulletin.Series(120, newest);
                catalogue.Columns["506"] = Bulletin.Series(7, newest.AddDays(-3), first: 500);
                return catalogue;
            default:
                var handmade = new HandmadeSite("yl.qinghe.example");
                handmade.Columns["3"] = Bulletin.Series(29, newest);
                return handmade;
        }
    }
}
