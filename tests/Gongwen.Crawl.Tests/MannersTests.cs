namespace Gongwen.Crawl.Tests;

/// <summary>How hosts are asked.</summary>
public sealed class MannersTests
{
    // The server may see a request a little late and the next one in time.
    private static readonly TimeSpan s_jitter = TimeSpan.FromMilliseconds(60);

    [Fact]
    public async Task A_host_is_asked_by_one_at_a_time_and_no_faster_than_its_delay()
    {
        var (now, most) = (0, 0);
        await using var nights = await Nights.StartAsync(async c =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Delay(20);
            await (c.Request.Path == "/" ? c.HtmlAsync(Answers.List(Enumerable.Range(1, 6).Select(i => $"/art{i}"))) : c.HtmlAsync(Answers.Article("甲")));
            Interlocked.Decrement(ref now);
        });
        var delay = TimeSpan.FromMilliseconds(200);
        var one = nights.Site("http://a.example/") with { Name = "one", Delay = delay };
        var two = nights.Site("http://a.example/art6") with { Name = "two", Delay = delay }; // two sites, one host
        await nights.CrawlAsync(one, two);
        Assert.Equal(1, most);
        Assert.Equal(9, nights.Web.Requests.Count); // robots.txt once
        AssertApart(nights, "a.example", delay);
    }

    [Fact]
    public async Task Crawl_delay_counts()
    {
        await using var nights = await Nights.StartAsync(c => c.Request.Path.Value switch
        {
            "/robots.txt" => c.BytesAsync("User-agent: *\nCrawl-delay: 0.3"u8.ToArray()),
            "/" => c.HtmlAsync(Answers.List(["/art1", "/art2"])),
            _ => c.HtmlAsync(Answers.Article("甲")),
        });
        await nights.CrawlAsync(nights.Site("http://a.example/"));
        AssertApart(nights, "a.example", TimeSpan.FromMilliseconds(300));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Retry_after_is_waited_for(int status)
    {
        var times = 0;
        await using var nights = await Nights.StartAsync(c =>
        {
            if (c.Request.Path == "/robots.txt" || times++ > 0)
            {
                return c.HtmlAsync(Answers.Article("甲"));
            }

            c.Response.Headers.RetryAfter = "1";
            return c.HtmlAsync("busy", status);
        });
        var visit = Assert.Single(await nights.CrawlAsync(nights.Site("http://a.example/")));
        Assert.Equal(VisitOutcome.New, visit.Outcome);
        var asked = nights.Web.Requests.Where(r => r.Path == "/").Select(r => r.At).ToList();
        Assert.True(asked[1] - asked[0] > TimeSpan.FromSeconds(1) - s_jitter);
    }

    [Fact]
    public async Task A_host_that_asks_for_a_long_pause_is_left_alone_also_in_the_next_run()
    {
        await using var nights = await Nights.StartAsync(c =>
        {
            if (c.Request.Path == "/robots.txt")
            {
                return Task.CompletedTask;
            }

            c.Response.Headers.RetryAfter = nights_at().ToString("R");
            return c.HtmlAsync("busy", 503);
        });
        var site = nights.Site("http://a.example/", "http://a.example/2");
        Assert.Single(await nights.CrawlAsync(site));
        Assert.Single(nights.GivenUp);
        nights.Web.Requests.Clear();
        nights.Clock.Forward(TimeSpan.FromMinutes(30));
        await nights.CrawlAsync(site);
        Assert.Empty(nights.Web.Requests);
        nights.Clock.Forward(TimeSpan.FromMinutes(40));
        await nights.CrawlAsync(site);
        Assert.NotEmpty(nights.Web.Requests);

        static DateTimeOffset nights_at() => DateTimeOffset.UtcNow.AddHours(1);
    }

    [Fact]
    public async Task A_host_that_flaps_is_tried_again_and_one_that_is_down_is_given_up()
    {
        var times = 0;
        await using var nights = await Nights.StartAsync(c => (c.Request.Host.Host, c.Request.Path.Value) switch
        {
            (_, "/robots.txt") => Task.CompletedTask,
            ("down.example", _) => c.HtmlAsync("broken", 500),
            (_, "/") => c.HtmlAsync(Answers.List(Enumerable.Range(1, 6).Select(i => $"/art{i}"))),
            _ => times++ % 2 == 0 ? c.HtmlAsync("broken", 502) : c.HtmlAsync(Answers.Article("甲")),
        });
        var down = nights.Site("http://down.example/1", [.. Enumerable.Range(2, 9).Select(i => $"http://down.example/{i}")]);
        await nights.CrawlAsync(nights.Site("http://a.example/"), down);
        Assert.Equal(6, nights.Store.Articles.Count);
        Assert.Equal("down.example", Assert.Single(nights.GivenUp).Host);
        Assert.InRange(nights.Web.Requests.Count(r => r.Host == "down.example"), 3, 8);
    }

    [Fact]
    public async Task The_user_agent_names_program_and_contact()
    {
        await using var nights = await Nights.StartAsync(c => c.HtmlAsync(Answers.Article("甲")));
        await nights.CrawlAsync(nights.Site("http://a.example/"));
        Assert.All(nights.Web.Requests, r => Assert.Matches(@"^gongwen/[0-9.]+ \(\+mailto:archive@example\.org; ", r.Headers["User-Agent"]));
        Assert.All(nights.Web.Requests, r => Assert.Equal("gzip, deflate, br", r.Headers["Accept-Encoding"]));
        Assert.All(nights.Web.Requests, r => Assert.DoesNotContain("traceparent", r.Headers.Keys));
    }

    [Fact]
    public void The_pause_adapts_to_the_host()
    {
        using var gate = new HostGate(TimeProvider.System, TimeSpan.FromMinutes(1));
        var configured = TimeSpan.FromSeconds(1);
        Assert.Equal(configured, gate.PauseOf(configured));
        Turn(gate, TimeSpan.FromSeconds(5), 200);
        Assert.Equal(TimeSpan.FromSeconds(5), gate.PauseOf(configured)); // a slow host is given time
        Assert.Equal(TimeSpan.Zero, gate.PauseOf(TimeSpan.Zero));
        Turn(gate, TimeSpan.FromSeconds(5), 429);
        Assert.Equal(TimeSpan.FromSeconds(10), gate.PauseOf(configured));
        for (var i = 0; i < 20; i++)
        {
            Turn(gate, TimeSpan.Zero, 200);
        }

        Assert.Equal(configured, gate.PauseOf(configured));
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("Sun, 22 Nov 2026 12:10:00 GMT", 600)]
    [InlineData("Sun, 22 Nov 2026 11:00:00 GMT", 0)]
    [InlineData("99999999999", 7 * 24 * 3600)]
    [InlineData("soon", null)]
    [InlineData("-5", null)]
    [InlineData(null, null)]
    public void Retry_after_is_seconds_or_a_date(string? field, int? seconds) =>
        Assert.Equal(seconds, (int?)RetryAfter.Read(field, new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero))?.TotalSeconds);

    private static void Turn(HostGate gate, TimeSpan elapsed, int status)
    {
        Assert.True(gate.EnterAsync(TimeSpan.Zero, CancellationToken.None).IsCompletedSuccessfully);
        gate.Leave(elapsed, status);
    }

    private static void AssertApart(Nights nights, string host, TimeSpan delay)
    {
        // From the second on: the delay that robots.txt asks for is known only after it.
        var at = nights.Web.Requests.Where(r => r.Host == host).Select(r => r.At).Skip(1).ToList();
        Assert.All(at.Zip(at.Skip(1)), pair => Assert.True(pair.Second - pair.First > delay - s_jitter, $"{(pair.Second - pair.First).TotalMilliseconds} ms apart"));
    }
}
