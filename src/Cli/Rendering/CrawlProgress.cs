using System.Globalization;
using Gongwen.Crawl;
using Spectre.Console;

namespace Gongwen.Cli.Rendering;

/// <summary>Shows on standard error how a crawl goes on, and on standard output what came of it.</summary>
/// <param name="messages">Its words.</param>
/// <param name="terminal">Where it speaks.</param>
/// <param name="next">Hears everything too; null when nobody does.</param>
internal sealed class CrawlProgress(Messages messages, Terminal terminal, ICrawlObserver? next = null) : ICrawlObserver
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

    private readonly SortedDictionary<string, int[]> _sites = new(StringComparer.Ordinal);
    private readonly System.Diagnostics.Stopwatch _clock = System.Diagnostics.Stopwatch.StartNew();
    private TimeSpan _said;
    private int _visits;

    /// <summary>Whether something went wrong that a person should look at.</summary>
    public bool NeedsPerson { get; private set; }

    /// <inheritdoc/>
    public void Visited(Visit visit)
    {
        Count(visit.Page.Site, visit.Outcome);
        if (visit.Outcome is VisitOutcome.Failed or VisitOutcome.Refused)
        {
            NeedsPerson |= visit.Outcome == VisitOutcome.Failed;
            terminal.Error.WriteLine(messages["crawl.failed", Printable.Clean(visit.Page.Uri.AbsoluteUri), Printable.Clean(visit.Reason ?? "")]);
        }
        else if (visit.Stored?.Failure is { } failure)
        {
            NeedsPerson = true;
            terminal.Error.WriteLine(messages["failure.document", Printable.Clean(visit.Uri.AbsoluteUri), Printable.Clean(failure)]);
        }

        _visits++;
        if (_clock.Elapsed - _said >= s_pause)
        {
            _said = _clock.Elapsed;
            terminal.Error.WriteLine(messages["crawl.line", _visits, _visits / _clock.Elapsed.TotalSeconds]);
        }

        next?.Visited(visit);
    }

    /// <inheritdoc/>
    public void WouldVisit(KnownPage page)
    {
        using var output = new StreamWriter(terminal.Output, leaveOpen: true);
        output.Write($"{page.Site}\t{page.Date:yyyy-MM-dd}\t{Printable.Clean(page.Uri.AbsoluteUri)}\t{Printable.Clean(page.Title ?? "")}\n");
        next?.WouldVisit(page);
    }

    /// <inheritdoc/>
    public void GaveUp(HostGivenUp host)
    {
        NeedsPerson = true;
        terminal.Error.WriteLine(messages["crawl.gave-up", host.Host, Printable.Clean(host.Reason)]);
        next?.GaveUp(host);
    }

    /// <summary>What came of it, by site.</summary>
    public void WriteSummary()
    {
        var outcomes = Enum.GetValues<VisitOutcome>();
        var table = new Table().Border(TableBorder.Simple).AddColumn(messages["crawl.site"]);
        foreach (var outcome in outcomes)
        {
            table.AddColumn(new TableColumn(messages[$"crawl.outcome.{outcome}"]).RightAligned());
        }

        foreach (var (site, counts) in _sites)
        {
            table.AddRow([Markup.Escape(Printable.Clean(site)), .. counts.Select(c => c.ToString(CultureInfo.InvariantCulture))]);
        }

        var (console, writer) = terminal.OpenConsole();
        using (writer)
        {
            if (_sites.Count == 0)
            {
                console.WriteLine(messages["crawl.nothing-due"]);
            }
            else
            {
                console.Write(table);
            }
        }
    }

    private void Count(string site, VisitOutcome outcome)
    {
        if (!_sites.TryGetValue(site, out var counts))
        {
            counts = new int[Enum.GetValues<VisitOutcome>().Length];
            _sites.Add(site, counts);
        }

        counts[(int)outcome]++;
    }
}
