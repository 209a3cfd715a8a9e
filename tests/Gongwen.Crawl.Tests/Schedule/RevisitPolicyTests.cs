namespace Gongwen.Crawl.Tests;

public sealed class RevisitPolicyTests
{
    private static readonly DateTimeOffset s_now = new(2023, 3, 9, 2, 30, 0, TimeSpan.FromHours(8));
    private static readonly RevisitPolicy s_policy = new();

    [Theory]
    [InlineData(0, 1)]
    [InlineData(7, 1)]
    [InlineData(8, 3)]
    [InlineData(31, 7)]
    [InlineData(91, 30)]
    [InlineData(366, 90)]
    [InlineData(5000, 90)]
    public void The_older_an_article_the_more_rarely_it_is_asked_for(int days, int nights)
    {
        var page = Page(PageKind.Article) with { Date = DateOnly.FromDateTime(s_now.AddDays(-days).DateTime) };
        var next = s_policy.NextVisit(page, Visit(page, VisitOutcome.Unchanged), s_now)!.Value - s_now;
        Assert.InRange(next.TotalDays, (nights * 0.87) - 1, nights * 1.13);
    }

    [Fact]
    public void An_article_that_was_changed_is_young_again()
    {
        var page = Page(PageKind.Article) with { Date = new DateOnly(2015, 1, 1) };
        Assert.Equal(s_now.AddHours(20), s_policy.NextVisit(page, Visit(page, VisitOutcome.Changed), s_now));
    }

    [Fact]
    public void What_was_found_in_one_night_does_not_come_due_in_one_night()
    {
        var due = Enumerable.Range(1, 1000).Select(i => Page(PageKind.Article) with { Id = i, Date = new DateOnly(2015, 1, 1) })
            .CountBy(p => s_policy.NextVisit(p, Visit(p, VisitOutcome.New), s_now)!.Value.Date).ToList();
        Assert.InRange(due.Count, 15, 40);
        Assert.True(due.Max(d => d.Value) < 150);
    }

    [Theory]
    [InlineData(PageKind.Start, VisitOutcome.Unchanged, 500, 1)]
    [InlineData(PageKind.Feed, VisitOutcome.Changed, 0, 1)]
    [InlineData(PageKind.List, VisitOutcome.Changed, 0, 1)]
    [InlineData(PageKind.List, VisitOutcome.Unchanged, 59, 1)]
    [InlineData(PageKind.List, VisitOutcome.Unchanged, 60, 3)]
    [InlineData(PageKind.ListPage, VisitOutcome.New, 0, null)]
    [InlineData(PageKind.Attachment, VisitOutcome.New, 0, null)]
    public void Lists_are_asked_for_every_night(PageKind kind, VisitOutcome outcome, int unchanged, int? nights)
    {
        var page = Page(kind) with { Unchanged = unchanged };
        Assert.Equal(nights is null ? null : s_now.AddDays(nights.Value).AddHours(-4), s_policy.NextVisit(page, Visit(page, outcome), s_now));
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(1, 7)]
    [InlineData(15, 7)]
    [InlineData(16, 30)]
    [InlineData(121, null)]
    public void What_is_gone_is_asked_for_a_few_times_more(int? days, int? nights)
    {
        var page = Page(PageKind.Article) with { GoneSince = days is null ? null : s_now.AddDays(-days.Value) };
        var next = s_policy.NextVisit(page, Visit(page, VisitOutcome.Gone), s_now);
        Assert.Equal(nights is null, next is null);
        if (nights is not null)
        {
            Assert.InRange((next!.Value - s_now).TotalDays, (nights.Value * 0.87) - 1, nights.Value * 1.13);
        }
    }

    [Fact]
    public void A_failure_is_tried_again_the_next_night_but_never_before_the_server_allows()
    {
        var page = Page(PageKind.Article);
        Assert.Equal(s_now.AddHours(20), s_policy.NextVisit(page, Visit(page, VisitOutcome.Failed), s_now));
        Assert.Equal(s_now.AddHours(20), s_policy.NextVisit(page, Visit(page, VisitOutcome.Failed) with { RetryAfter = TimeSpan.FromMinutes(5) }, s_now));
        Assert.Equal(s_now.AddDays(3), s_policy.NextVisit(page, Visit(page, VisitOutcome.Failed) with { RetryAfter = TimeSpan.FromDays(3) }, s_now));
        var often = page with { Tries = 30 };
        Assert.True(s_policy.NextVisit(often, Visit(often, VisitOutcome.Failed), s_now) > s_now.AddDays(30));
    }

    private static KnownPage Page(PageKind kind) =>
        new() { Id = 7, Uri = new Uri("http://www.yunxi.example/a"), Site = "云溪", Kind = kind, FoundAt = s_now };

    private static Visit Visit(KnownPage page, VisitOutcome outcome) =>
        new(page, outcome) { Uri = page.Uri, At = s_now, Found = page.Kind == PageKind.Article ? DiscoveredKind.Article : DiscoveredKind.List };
}
