namespace Gongwen.Crawl.Tests;

public sealed class NightlyTests
{
    private static readonly TimeZoneInfo s_beijing = TimeZoneInfo.CreateCustomTimeZone("Beijing", TimeSpan.FromHours(8), "Beijing", "Beijing");
    private static readonly NightlyTime s_two = new(new TimeOnly(2, 0), s_beijing);

    [Theory]
    [InlineData("2023-03-09T01:59:59+08:00", "2023-03-08T02:00:00+08:00")]
    [InlineData("2023-03-09T02:00:00+08:00", "2023-03-09T02:00:00+08:00")]
    [InlineData("2023-03-08T18:00:01Z", "2023-03-09T02:00:00+08:00")]
    public void The_last_due_moment_is_local(string now, string due) => Assert.Equal(Moment(due), s_two.LastDue(Moment(now)));

    [Theory]
    [InlineData(null, "2023-03-09T09:00:00+08:00", false)]
    [InlineData("2023-03-09T02:00:00+08:00", "2023-03-09T09:00:00+08:00", false)]
    [InlineData("2023-03-08T02:00:00+08:00", "2023-03-09T09:00:00+08:00", true)]
    [InlineData("2023-03-08T02:00:00+08:00", "2023-03-09T01:00:00+08:00", false)]
    public void A_run_is_missed_when_one_was_due_since_the_last(string? last, string now, bool missed) =>
        Assert.Equal(missed, s_two.IsMissed(last is null ? null : Moment(last), Moment(now)));

    [Fact]
    public void A_time_that_the_clocks_skip_is_the_next_there_is()
    {
        var zone = SummerTime();
        var skipped = new NightlyTime(new TimeOnly(2, 30), zone).LastDue(Moment("2023-03-26T12:00:00Z"));
        Assert.Equal(Moment("2023-03-26T01:00:00Z"), skipped);
        var twice = new NightlyTime(new TimeOnly(2, 30), zone).LastDue(Moment("2023-10-29T12:00:00Z"));
        Assert.Equal(Moment("2023-10-29T00:30:00Z"), twice);
    }

    [Fact]
    public async Task It_runs_every_night_at_its_time()
    {
        using var night = new Night(Moment("2023-03-09T01:00:00+08:00"), lastStart: null);
        foreach (var due in (string[])["2023-03-09T02:00:00+08:00", "2023-03-10T02:00:00+08:00", "2023-03-11T02:00:00+08:00"])
        {
            Assert.Equal(Moment(due), await night.NextWaitAsync());
            night.Clock.MoveTo(Moment(due).AddSeconds(-2));
            Assert.InRange(await night.NextRunAsync(), Moment(due), Moment(due).AddSeconds(50));
        }
    }

    [Fact]
    public async Task A_missed_run_is_made_up_at_once_and_once()
    {
        using var night = new Night(Moment("2023-03-09T09:00:00+08:00"), lastStart: Moment("2023-03-05T02:00:00+08:00"));
        Assert.InRange(await night.NextRunAsync(), Moment("2023-03-09T09:00:00+08:00"), Moment("2023-03-09T09:01:00+08:00"));
        Assert.Equal(Moment("2023-03-10T02:00:00+08:00"), await night.NextWaitAsync());
    }

    [Fact]
    public async Task A_machine_that_slept_for_days_runs_when_it_wakes()
    {
        using var night = new Night(Moment("2023-03-09T01:00:00+08:00"), lastStart: null);
        await night.NextWaitAsync();
        night.Clock.MoveTo(Moment("2023-03-12T07:30:00+08:00"));
        Assert.InRange(await night.NextRunAsync(), Moment("2023-03-12T07:30:00+08:00"), Moment("2023-03-12T07:32:00+08:00"));
        Assert.Equal(Moment("2023-03-13T02:00:00+08:00"), await night.NextWaitAsync());
    }

    [Fact]
    public async Task Two_runs_never_overlap_and_a_failure_does_not_end_the_schedule()
    {
        using var night = new Night(Moment("2023-03-09T01:00:00+08:00"), lastStart: null);
        await night.NextWaitAsync();
        night.Clock.MoveTo(Moment("2023-03-09T01:59:58+08:00"));
        night.Hold = new TaskCompletionSource();
        await night.NextRunAsync();

        // The next run comes due while the first is still going on; it begins when that has failed.
        night.Clock.MoveTo(Moment("2023-03-10T02:00:10+08:00"));
        Assert.Equal(1, night.Running);
        var hold = night.Hold;
        night.Hold = null;
        hold.SetException(new InvalidDataException("broken"));
        Assert.True(await night.NextRunAsync() >= Moment("2023-03-10T02:00:10+08:00"));
        Assert.Equal((1, 1), (night.Most, night.Failures));
    }

    [Fact]
    public async Task Stopping_waits_for_the_run_under_way()
    {
        using var stop = new CancellationTokenSource();
        var ended = false;
        await new Nightly(s_two, new HandClock(Moment("2023-03-09T09:00:00+08:00"))).RunAsync(
            async cancellation =>
            {
                await stop.CancelAsync();
                Assert.True(cancellation.IsCancellationRequested);
                await Task.Delay(200, CancellationToken.None);
                ended = true;
            },
            lastStart: Moment("2023-03-05T02:00:00+08:00"),
            stop.Token);
        Assert.True(ended);
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    // As in central Europe: 2 to 3 is skipped on the last Sunday of March, 3 to 2 repeated on that of October.
    private static TimeZoneInfo SummerTime() => TimeZoneInfo.CreateCustomTimeZone("Summer", TimeSpan.FromHours(1), "Summer", "Winter", "Summer",
    [
        TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromHours(1),
            TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 2, 0, 0), 3, 5, DayOfWeek.Sunday),
            TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 3, 0, 0), 10, 5, DayOfWeek.Sunday)),
    ]);
}
