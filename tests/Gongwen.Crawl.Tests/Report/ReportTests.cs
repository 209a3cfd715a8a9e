namespace Gongwen.Crawl.Tests;

public sealed class ReportTests
{
    private static readonly DateTimeOffset s_now = new(2023, 3, 9, 2, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData("云文明办〔2023〕12号 云文明办〔2023〕14号", "云文明办〔2023〕14号", "云文明办〔2023〕: 13-13")]
    [InlineData("云文明办〔2023〕12号 云文明办〔2023〕13号", "云文明办〔2023〕14号", "")]
    [InlineData("云文明办[2023]1号 云文明办〔2023〕2号 云文明办〔2023〕3号", "云文明办〔2023〕第6号", "云文明办〔2023〕: 4-5")]
    [InlineData("云文明办〔2023〕1号 云文明办〔2023〕30号", "云文明办〔2023〕90号", "")] // a bureau that publishes few
    [InlineData("云文明办〔2022〕1号 云文明办〔2022〕3号", "云文明办〔2023〕1号", "")] // no gap of this run
    [InlineData("", "云政〔2023〕1号 云政办〔2023〕3号", "")]
    [InlineData("云政〔2023〕1号 云政〔2023〕3号 云政〔2023〕50号 云政〔2023〕51号", "云政〔2023〕53号", "云政〔2023〕: 2-2 52-52")] // 4 to 49 were never published
    [InlineData("云政〔2023〕1号 云政〔2023〕7号 云政〔2023〕3号 云政〔2023〕4号", "云政〔2023〕7号", "云政〔2023〕: 2-2 5-6")]
    public void Missing_numbers_of_a_sequence_are_named(string known, string fresh, string gaps)
    {
        var found = NumberSequences.Gaps(known.Split(' ', StringSplitOptions.RemoveEmptyEntries), fresh.Split(' '));
        Assert.Equal(gaps, string.Join("; ", found.Select(g => $"{g.Series}: {string.Join(' ', g.Missing.Select(m => $"{m.First}-{m.Last}"))}")));
    }

    [Fact]
    public void Visits_are_added_up_by_site()
    {
        var keeper = new ReportKeeper(s_now);
        keeper.Visited(Visit("甲", PageKind.Article, VisitOutcome.New) with { Found = DiscoveredKind.Article, Bytes = 100, Stored = new StoredArticle { IsNew = true, Title = "关于甲的通知", DocumentNumber = "云文明办〔2023〕14号" } });
        keeper.Visited(Visit("甲", PageKind.Article, VisitOutcome.New) with { Found = DiscoveredKind.Other, Bytes = 50 });
        keeper.Visited(Visit("甲", PageKind.Article, VisitOutcome.Changed) with { Found = DiscoveredKind.Article });
        keeper.Visited(Visit("甲", PageKind.Article, VisitOutcome.Unchanged));
        keeper.Visited(Visit("甲", PageKind.Article, VisitOutcome.Gone) with { Found = DiscoveredKind.SoftGone });
        keeper.Visited(Visit("甲", PageKind.Article, VisitOutcome.Denied));
        keeper.Visited(Visit("甲", PageKind.Article, VisitOutcome.Failed) with { Status = 500 });
        keeper.Visited(Visit("甲", PageKind.List, VisitOutcome.Unchanged) with { Found = DiscoveredKind.List });
        keeper.Visited(Visit("乙", PageKind.Start, VisitOutcome.Unchanged));
        var report = keeper.Finish(s_now.AddMinutes(5), wasStopped: false, ["云文明办〔2023〕12号"]);
        var site = report.Sites.Single(s => s.Name == "甲");
        Assert.Equal(("甲", 1, 1, 1, 1, 1, 1, 1, 8), (site.Name, site.New, site.Changed, site.Gone, site.Unchanged, site.Failed, site.Denied, site.Lists, site.Visits));
        Assert.Equal(150, site.Bytes);
        Assert.Equal("关于甲的通知", site.NewPages[0].Title);
        Assert.Equal(new FailureReason("status 500", 1, new Uri("http://www.yunxi.example/甲")), site.Failures[0]);
        Assert.Equal([(13, 13)], report.Gaps[0].Missing);
        Assert.False(report.NeedsPerson);
        Assert.Equal(s_now, ReportJson.StartOf(ReportJson.Write(report)));
    }

    [Theory]
    [InlineData(PageKind.Start, VisitOutcome.Failed, null, 0, AlarmKind.StartLost)]
    [InlineData(PageKind.Start, VisitOutcome.Denied, null, 0, AlarmKind.StartLost)]
    [InlineData(PageKind.List, VisitOutcome.Changed, 15, 0, AlarmKind.ListEmpty)]
    [InlineData(PageKind.List, VisitOutcome.Changed, 15, 15, null)]
    [InlineData(PageKind.List, VisitOutcome.Changed, 0, 0, null)] // it was empty before: said once
    [InlineData(PageKind.List, VisitOutcome.Unchanged, 15, 0, null)] // 304: nobody looked
    [InlineData(PageKind.List, VisitOutcome.Failed, 15, 0, null)]
    [InlineData(PageKind.ListPage, VisitOutcome.Changed, 15, 0, null)]
    public void A_person_is_called_for_what_does_not_right_itself(PageKind kind, VisitOutcome outcome, int? before, int links, AlarmKind? alarm)
    {
        var keeper = new ReportKeeper(s_now);
        var visit = Visit("甲", kind, outcome) with { ArticleLinks = links };
        keeper.Visited(visit with { Page = visit.Page with { LastLinks = before } });
        var report = keeper.Finish(s_now, wasStopped: false, []);
        Assert.Equal(alarm is not null, report.NeedsPerson);
        Assert.Equal(alarm, report.Sites[0].Alarms.Select(a => (AlarmKind?)a.Kind).FirstOrDefault());
    }

    [Fact]
    public void Many_failures_and_a_host_that_was_given_up_call_a_person()
    {
        var keeper = new ReportKeeper(s_now);
        Enumerable.Range(0, 10).ToList().ForEach(_ => keeper.Visited(Visit("甲", PageKind.Article, VisitOutcome.Failed)));
        keeper.GaveUp(new HostGivenUp("乙", "www.qinghe.example", "6 failures in a row"));
        Assert.Equal([AlarmKind.HostGivenUp, AlarmKind.ManyFailed], keeper.Finish(s_now, false, []).Sites.Select(s => s.Alarms.Single().Kind).Order(Comparer<AlarmKind>.Create((a, b) => string.CompareOrdinal(a.ToString(), b.ToString()))));
    }

    [Fact]
    public void What_a_report_names_is_bounded()
    {
        var keeper = new ReportKeeper(s_now);
        for (var i = 0; i < 2000; i++)
        {
            keeper.Visited(Visit("甲", PageKind.Article, VisitOutcome.Failed) with { Reason = $"reason {i}" });
            keeper.Visited(Visit("甲", PageKind.Article, VisitOutcome.New) with { Found = DiscoveredKind.Article });
        }

        var site = keeper.Finish(s_now, false, []).Sites[0];
        Assert.Equal((2000, 2000, ReportKeeper.MostPages, 50), (site.New, site.Failed, site.NewPages.Length, site.Failures.Length));
    }

    private static Visit Visit(string site, PageKind kind, VisitOutcome outcome)
    {
        var page = new KnownPage { Id = 1, Uri = new Uri($"http://www.yunxi.example/{site}"), Site = site, Kind = kind };
        return new Visit(page, outcome) { Uri = page.Uri, At = s_now };
    }
}
