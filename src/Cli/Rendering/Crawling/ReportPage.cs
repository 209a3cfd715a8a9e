using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using Gongwen.Crawl;

namespace Gongwen.Cli.Rendering.Crawling;

/// <summary>A report as one page that needs nothing else and runs no script. All that comes from sites is escaped.</summary>
internal static class ReportPage
{
    private static readonly string s_style = Style();

    /// <summary>The page as HTML.</summary>
    public static string Render(CrawlReport report, Messages messages) =>
        $"""
        <!doctype html>
        <html lang="{(messages.Language == "zh" ? "zh-Hans" : "en")}">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="referrer" content="no-referrer">
        <meta name="viewport" content="width=device-width">
        <title>{Escape($"{messages["report.title"]} {report.StartedAt:yyyy-MM-dd}")}</title>
        <style>{s_style}</style>
        </head>
        <body>
        <header><h1>{Escape(messages["report.title"])}</h1><p>{Escape(ReportWords.When(report, messages))}</p></header>
        <main>
        {Tiles(report, messages)}
        {Alarms(report, messages)}
        {Sites(report, messages)}
        {Gaps(report, messages)}
        {string.Concat(report.Sites.Select((site, i) => Site(site, i, messages)))}
        </main>
        </body>
        </html>

        """;

    private static string Tiles(CrawlReport report, Messages messages)
    {
        (string Key, string Value, string Class)[] tiles =
        [
            ("new", Count(report.Sites.Sum(s => s.New)), "good"),
            ("changed", Count(report.Sites.Sum(s => s.Changed)), "warm"),
            ("gone", Count(report.Sites.Sum(s => s.Gone)), "cold"),
            ("failed", Count(report.Sites.Sum(s => s.Failed + s.Refused)), report.Sites.Any(s => s.Failed > 0) ? "bad" : ""),
            ("denied", Count(report.Sites.Sum(s => s.Denied)), ""),
            ("bytes", Amounts.Bytes(report.Sites.Sum(s => s.Bytes)), ""),
            ("time", Amounts.Time(report.EndedAt - report.StartedAt), ""),
        ];
        return $"<section class=\"tiles\">{string.Concat(tiles.Select(t => $"<div class=\"{t.Class}\"><b>{Escape(t.Value)}</b><span>{Escape(messages[$"report.{t.Key}"])}</span></div>"))}</section>";
    }

    private static string Alarms(CrawlReport report, Messages messages)
    {
        var stopped = report.WasStopped ? $"<p>{Escape(messages["report.stopped"])}</p>" : "";
        return report.NeedsPerson
            ? $"<section class=\"alarms\"><h2>{Escape(messages["report.alarms"])}</h2><ul>{string.Concat(report.Sites.SelectMany(s => s.Alarms.Select(a => $"<li><b>{Escape(s.Name)}</b> {Escape(ReportWords.Of(a, messages))}</li>")))}</ul>{stopped}</section>"
            : $"<section class=\"well\"><p>{Escape(messages["report.all-well"])}</p>{stopped}</section>";
    }

    private static string Sites(CrawlReport report, Messages messages)
    {
        string[] heads = ["new", "changed", "gone", "unchanged", "failed", "denied", "lists", "bytes", "time"];
        var most = Math.Max(1, report.Sites.Select(s => s.New + s.Changed + s.Gone).DefaultIfEmpty().Max());
        var rows = report.Sites.Select((s, i) =>
            $"<tr{(s.Alarms.IsEmpty ? "" : " class=\"alarmed\"")}><th scope=\"row\"><a href=\"#s{i}\">{Escape(s.Name)}</a>{Bar(s, most)}</th>"
            + string.Concat(((int[])[s.New, s.Changed, s.Gone, s.Unchanged, s.Failed + s.Refused, s.Denied, s.Lists]).Select(Cell))
            + $"<td>{Escape(Amounts.Bytes(s.Bytes))}</td><td>{Escape(Amounts.Time(s.Elapsed))}</td></tr>\n");
        return $"<section><table class=\"sites\"><thead><tr><th>{Escape(messages["crawl.site"])}</th>{string.Concat(heads.Select(h => $"<th>{Escape(messages[$"report.{h}"])}</th>"))}</tr></thead><tbody>{string.Concat(rows)}</tbody></table></section>";
    }

    private static string Bar(SiteReport site, int most)
    {
        string Part(int count, string name) => count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"<i class=\"{name}\" style=\"width:{100.0 * count / most:0.##}%\"></i>");
        return $"<span class=\"bar\">{Part(site.New, "good")}{Part(site.Changed, "warm")}{Part(site.Gone, "cold")}</span>";
    }

    private static string Cell(int count) => count == 0 ? "<td class=\"none\">0</td>" : $"<td>{Count(count)}</td>";

    private static string Gaps(CrawlReport report, Messages messages) => report.Gaps.IsEmpty
        ? ""
        : $"<section><h2>{Escape(messages["report.gaps"])}</h2><ul>{string.Concat(report.Gaps.Select(g => $"<li>{Escape(ReportWords.Of(g, messages))}</li>"))}</ul></section>";

    private static string Site(SiteReport site, int index, Messages messages)
    {
        var parts = Pages("new", site.NewPages, site.New, messages) + Pages("changed", site.ChangedPages, site.Changed, messages) + Pages("gone", site.GonePages, site.Gone, messages) + Failures(site, messages);
        return parts.Length == 0 ? "" : $"<section class=\"site\" id=\"s{index}\"><h2>{Escape(site.Name)}</h2>{parts}</section>\n";
    }

    private static string Pages(string kind, ImmutableArray<ReportedPage> pages, int count, Messages messages)
    {
        if (pages.IsEmpty)
        {
            return "";
        }

        var items = pages.Select(p => $"<li><a href=\"{Escape(p.Uri.AbsoluteUri)}\" rel=\"noreferrer\">{Escape(p.Title)}</a> <small>{Escape(p.DocumentNumber ?? "")} {p.Date:yyyy-MM-dd}</small></li>\n");
        var more = count > pages.Length ? $"<p>{Escape(messages["report.more", count - pages.Length])}</p>" : "";
        return $"<details{(kind == "new" ? " open" : "")}><summary>{Escape(messages[$"report.{kind}"])} <b>{Count(count)}</b></summary><ol>{string.Concat(items)}</ol>{more}</details>";
    }

    private static string Failures(SiteReport site, Messages messages)
    {
        if (site.Failures.IsEmpty)
        {
            return "";
        }

        var rows = site.Failures.Select(f => $"<tr><td>{Escape(f.Reason)}</td><td>{Count(f.Count)}</td><td><a href=\"{Escape(f.Example.AbsoluteUri)}\" rel=\"noreferrer\">{Escape(f.Example.AbsoluteUri)}</a></td></tr>\n");
        return $"<details open><summary>{Escape(messages["report.failures"])} <b>{Count(site.Failures.Sum(f => f.Count))}</b></summary><table><thead><tr><th>{Escape(messages["report.reason"])}</th><th>{Escape(messages["report.count"])}</th><th>{Escape(messages["report.example"])}</th></tr></thead><tbody>{string.Concat(rows)}</tbody></table></details>";
    }

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Escape(string text) => WebUtility.HtmlEncode(Printable.Clean(text));

    private static string Style()
    {
        using var reader = new StreamReader(typeof(ReportPage).Assembly.GetManifestResourceStream("report.css")!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
