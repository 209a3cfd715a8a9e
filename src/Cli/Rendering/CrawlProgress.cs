using Gongwen.Crawl;

namespace Gongwen.Cli.Rendering;

/// <summary>Shows on standard error how a crawl goes on.</summary>
/// <param name="messages">Its words.</param>
/// <param name="terminal">Where it speaks.</param>
/// <param name="next">Hears everything too; null when nobody does.</param>
internal sealed class CrawlProgress(Messages messages, Terminal terminal, ICrawlObserver? next = null) : ICrawlObserver
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

    private readonly System.Diagnostics.Stopwatch _clock = System.Diagnostics.Stopwatch.StartNew();
    private TimeSpan _said;
    private int _visits;

    /// <inheritdoc/>
    public void Visited(Visit visit)
    {
        if (visit.Outcome is VisitOutcome.Failed or VisitOutcome.Refused)
        {
            terminal.Error.WriteLine(messages["crawl.failed", Printable.Clean(visit.Page.Uri.AbsoluteUri), Printable.Clean(visit.Reason ?? "")]);
        }
        else if (visit.Stored?.Failure is { } failure)
        {
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
        terminal.Error.WriteLine(messages["crawl.gave-up", host.Host, Printable.Clean(host.Reason)]);
        next?.GaveUp(host);
    }
}
