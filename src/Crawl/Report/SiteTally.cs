using System.Collections.Immutable;
using System.Globalization;

namespace Gongwen.Crawl;

/// <summary>Adds up the visits to one site.</summary>
internal sealed class SiteTally(string name)
{
    private const int MostReasons = 50;
    private const int MostAlarms = 200;

    // So many failures among so many visits are no accident.
    private const int ManyFailures = 10;
    private const int OneIn = 5;

    private readonly Dictionary<string, FailureReason> _failures = new(StringComparer.Ordinal);
    private readonly List<Alarm> _alarms = [];
    private readonly Dictionary<VisitOutcome, (int Count, List<ReportedPage> Pages)> _articles = new()
    {
        [VisitOutcome.New] = (0, []),
        [VisitOutcome.Changed] = (0, []),
        [VisitOutcome.Gone] = (0, []),
        [VisitOutcome.Unchanged] = (0, []),
    };

    private SiteReport _sum = new() { Name = name };

    public void Add(Visit visit)
    {
        _sum = _sum with
        {
            Visits = _sum.Visits + 1,
            Lists = _sum.Lists + (visit.Page.Kind is PageKind.Start or PageKind.List or PageKind.ListPage or PageKind.Feed ? 1 : 0),
            Failed = _sum.Failed + (visit.Outcome == VisitOutcome.Failed ? 1 : 0),
            Denied = _sum.Denied + (visit.Outcome == VisitOutcome.Denied ? 1 : 0),
            Refused = _sum.Refused + (visit.Outcome == VisitOutcome.Refused ? 1 : 0),
            Bytes = _sum.Bytes + visit.Bytes,
            Elapsed = _sum.Elapsed + visit.Elapsed,
        };
        AddFailure(visit);
        AddArticle(visit);
        AddAlarm(visit);
    }

    public void Add(Alarm alarm)
    {
        if (_alarms.Count < MostAlarms)
        {
            _alarms.Add(alarm);
        }
    }

    public SiteReport Finish()
    {
        if (_sum.Failed >= ManyFailures && _sum.Failed * OneIn >= _sum.Visits)
        {
            Add(new Alarm(AlarmKind.ManyFailed, name, string.Create(CultureInfo.InvariantCulture, $"{_sum.Failed} / {_sum.Visits}")));
        }

        return _sum with
        {
            New = _articles[VisitOutcome.New].Count,
            Changed = _articles[VisitOutcome.Changed].Count,
            Gone = _articles[VisitOutcome.Gone].Count,
            Unchanged = _articles[VisitOutcome.Unchanged].Count,
            NewPages = [.. _articles[VisitOutcome.New].Pages],
            ChangedPages = [.. _articles[VisitOutcome.Changed].Pages],
            GonePages = [.. _articles[VisitOutcome.Gone].Pages],
            Failures = [.. _failures.Values.OrderByDescending(f => f.Count).ThenBy(f => f.Reason, StringComparer.Ordinal)],
            Alarms = [.. _alarms.Distinct()],
        };
    }

    private void AddFailure(Visit visit)
    {
        if (visit.Outcome is VisitOutcome.Failed or VisitOutcome.Refused)
        {
            var reason = visit.Reason ?? (visit.Status is { } status ? string.Create(CultureInfo.InvariantCulture, $"status {status}") : "no answer");
            var known = _failures.GetValueOrDefault(reason, new FailureReason(reason, 0, visit.Page.Uri));
            if (known.Count > 0 || _failures.Count < MostReasons)
            {
                _failures[reason] = known with { Count = known.Count + 1 };
            }
        }
    }

    // What turned out to be no article does not count as one; of what is gone nobody can say any more.
    private void AddArticle(Visit visit)
    {
        var isArticle = visit.Found == DiscoveredKind.Article || (visit.Page.Kind == PageKind.Article && visit.Outcome is VisitOutcome.Gone or VisitOutcome.Unchanged);
        if (isArticle && _articles.TryGetValue(visit.Outcome, out var known))
        {
            if (known.Pages.Count < ReportKeeper.MostPages && visit.Outcome != VisitOutcome.Unchanged)
            {
                known.Pages.Add(new ReportedPage(visit.Page.Uri, visit.Stored?.Title ?? visit.Page.Title ?? visit.Page.Uri.AbsoluteUri, visit.Page.Date, visit.Stored?.DocumentNumber));
            }

            _articles[visit.Outcome] = (known.Count + 1, known.Pages);
        }
    }

    private void AddAlarm(Visit visit)
    {
        if (visit.Page.Kind == PageKind.Start && visit.Outcome is VisitOutcome.Failed or VisitOutcome.Denied or VisitOutcome.Refused or VisitOutcome.Gone)
        {
            Add(new Alarm(AlarmKind.StartLost, visit.Page.Uri.AbsoluteUri, visit.Reason ?? visit.Outcome.ToString()));
        }
        else if (visit.Page is { Kind: PageKind.Start or PageKind.List or PageKind.Feed, LastLinks: > 0 and var before }
            && visit.Outcome is VisitOutcome.New or VisitOutcome.Changed && visit.ArticleLinks == 0)
        {
            Add(new Alarm(AlarmKind.ListEmpty, visit.Page.Uri.AbsoluteUri, before.ToString(CultureInfo.InvariantCulture)));
        }
    }
}
