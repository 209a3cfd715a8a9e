using System.Globalization;
using Gongwen.Crawl;
using Spectre.Console;

namespace Gongwen.Cli.Rendering.Crawling;

/// <summary>Shows a report on the terminal: a row a site, then what needs a person, then gaps.</summary>
internal static class ReportPrinter
{
    /// <summary>Prints to standard output.</summary>
    public static void Print(CrawlReport report, Messages messages, Terminal terminal)
    {
        var (console, writer) = terminal.OpenConsole();
        using (writer)
        {
            if (report.Sites.IsEmpty)
            {
                console.WriteLine(messages["crawl.nothing-due"]);
            }
            else
            {
                console.Write(Sites(report, messages));
            }

            foreach (var site in report.Sites)
            {
                foreach (var failure in site.Failures.Take(3))
                {
                    console.WriteLine(Printable.Clean($"{site.Name}: {messages["report.failed"]} × {failure.Count}: {failure.Reason}"));
                }

                foreach (var alarm in site.Alarms)
                {
                    console.Write(new Text(Printable.Clean($"! {site.Name}: {ReportWords.Of(alarm, messages)}") + "\n", new Style(Color.Red)));
                }
            }

            foreach (var gap in report.Gaps)
            {
                console.WriteLine(Printable.Clean(ReportWords.Of(gap, messages)));
            }

            if (report.WasStopped)
            {
                console.WriteLine(messages["report.stopped"]);
            }
        }
    }

    private static Table Sites(CrawlReport report, Messages messages)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(messages["crawl.site"]);
        foreach (var head in (string[])["new", "changed", "gone", "unchanged", "failed", "denied", "bytes", "time"])
        {
            table.AddColumn(new TableColumn(messages[$"report.{head}"]).RightAligned());
        }

        foreach (var site in report.Sites)
        {
            table.AddRow(
            [
                Markup.Escape(Printable.Clean(site.Name)),
                .. ((int[])[site.New, site.Changed, site.Gone, site.Unchanged, site.Failed + site.Refused, site.Denied]).Select(n => n.ToString(CultureInfo.InvariantCulture)),
                Amounts.Bytes(site.Bytes),
                Amounts.Time(site.Elapsed),
            ]);
        }

        return table;
    }
}
