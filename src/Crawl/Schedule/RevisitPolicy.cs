using System.Collections.Immutable;

namespace Gongwen.Crawl;

/// <summary>Asks for new articles every night and for older ones ever more rarely; for lists every night; for what is gone a few times more, then never.</summary>
/// <remarks>
/// Times are counted in nights: a page is due a little before the run that is to visit it, so that a run that begins earlier or
/// goes faster than the last one does not leave it to the next. Long intervals differ from page to page by a quarter, or else
/// everything that was found in one night would come due in one night.
/// </remarks>
public sealed class RevisitPolicy : IRevisitPolicy
{
    // A list that has not changed for so many nights is asked every third night.
    private const int QuietList = 60;
    private const int QuietListEvery = 3;

    private const int NotAnArticleEvery = 30;
    private const int DeniedEvery = 7;
    private const int RefusedEvery = 30;
    private const int SpreadFrom = 7;
    private const int MostNights = 180;

    private static readonly TimeSpan s_early = TimeSpan.FromHours(4);

    // An article no older than so many days is asked for every so many nights.
    private static readonly ImmutableArray<(int Upto, int Every)> s_articles = [(7, 1), (30, 3), (90, 7), (365, 30), (int.MaxValue, 90)];

    // What has been gone for so many days at most; then never again.
    private static readonly ImmutableArray<(int Upto, int Every)> s_gone = [(0, 1), (15, 7), (120, 30)];

    // After so many failures in a row at most.
    private static readonly ImmutableArray<(int Upto, int Every)> s_failed = [(4, 1), (9, 3), (19, 14), (int.MaxValue, 60)];

    /// <inheritdoc/>
    public DateTimeOffset? NextVisit(KnownPage page, Visit visit, DateTimeOffset now)
    {
        if (Nights(page, visit, now) is not { } nights)
        {
            return null;
        }

        var next = now + Spread(page, nights) - s_early;

        // No earlier than the server asks for.
        return visit.RetryAfter is { } wait && now + wait > next ? now + wait : next;
    }

    private static int? Nights(KnownPage page, Visit visit, DateTimeOffset now)
    {
        var isStart = page.Kind == PageKind.Start;
        return visit.Outcome switch
        {
            VisitOutcome.Failed => isStart ? Math.Min(Every(s_failed, page.Tries)!.Value, QuietListEvery) : Every(s_failed, page.Tries),
            VisitOutcome.Denied => isStart ? 1 : DeniedEvery,
            VisitOutcome.Refused => isStart ? 1 : RefusedEvery,
            VisitOutcome.Gone => isStart ? 1 : Every(s_gone, page.GoneSince is { } since ? (int)(now - since).TotalDays : 0),
            _ => page.Kind switch
            {
                PageKind.Start or PageKind.Feed => 1,
                PageKind.List => ListEvery(page, visit),
                PageKind.ListPage or PageKind.Attachment => null,
                _ => visit.Found == DiscoveredKind.List ? ListEvery(page, visit) : ArticleEvery(page, visit, now),
            },
        };
    }

    private static int ListEvery(KnownPage page, Visit visit) =>
        visit.Outcome == VisitOutcome.Unchanged && page.Unchanged >= QuietList ? QuietListEvery : 1;

    // What was changed after it was published may be changed again; what never changes is asked for more and more rarely.
    private static int ArticleEvery(KnownPage page, Visit visit, DateTimeOffset now)
    {
        if (visit.Outcome != VisitOutcome.Unchanged && visit.Found != DiscoveredKind.Article)
        {
            return NotAnArticleEvery;
        }

        var published = page.Date is { } date ? new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), now.Offset) : page.FoundAt;
        var touched = visit.Outcome == VisitOutcome.Changed ? now : published;
        var every = Every(s_articles, (int)Math.Max(0, (now - touched).TotalDays))!.Value;
        return every < SpreadFrom ? every : Math.Min(MostNights, every * (1 + (page.Unchanged / 4)));
    }

    private static TimeSpan Spread(KnownPage page, int nights) =>
        TimeSpan.FromDays(nights < SpreadFrom ? nights : Math.Round(nights * (0.875 + ((ulong)page.Id * 2_654_435_761 % 1_000 / 4_000.0))));

    private static int? Every(ImmutableArray<(int Upto, int Every)> steps, int value) =>
        steps.Where(s => value <= s.Upto).Select(s => (int?)s.Every).FirstOrDefault();
}
