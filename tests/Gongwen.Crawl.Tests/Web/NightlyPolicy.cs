namespace Gongwen.Crawl.Tests;

/// <summary>Lists every twenty hours, articles after three days, what failed after an hour.</summary>
internal sealed class NightlyPolicy : IRevisitPolicy
{
    public DateTimeOffset? NextVisit(KnownPage page, Visit visit, DateTimeOffset now) => visit.Outcome switch
    {
        VisitOutcome.Failed => now.AddHours(1),
        VisitOutcome.Refused or VisitOutcome.Denied => now.AddDays(7),
        VisitOutcome.Gone => null,
        _ => page.Kind switch
        {
            PageKind.Start or PageKind.List or PageKind.Feed => now.AddHours(20),
            PageKind.Article => now.AddDays(3),
            _ => null,
        },
    };
}
