using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gongwen.Crawl;

/// <summary>A report as JSON, for programs.</summary>
public static class ReportJson
{
    /// <summary>The name of the form; fields are added to it, never renamed.</summary>
    public const string Schema = "gongwen/crawl-report/1";

    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The report, indented, with a line end.</summary>
    public static string Write(CrawlReport report) => new JsonObject
    {
        ["schema"] = Schema,
        ["startedAt"] = Time(report.StartedAt),
        ["endedAt"] = Time(report.EndedAt),
        ["wasStopped"] = report.WasStopped,
        ["needsPerson"] = report.NeedsPerson,
        ["sites"] = Array(report.Sites, Site),
        ["gaps"] = Array(report.Gaps, gap => new JsonObject
        {
            ["series"] = gap.Series,
            ["known"] = gap.Known,
            ["missing"] = Array(gap.Missing, m => new JsonArray(m.First, m.Last)),
        }),
    }.ToJsonString(s_options) + "\n";

    /// <summary>When the run of a report began; null when <paramref name="json"/> is no report.</summary>
    public static DateTimeOffset? StartOf(string json)
    {
        try
        {
            return JsonNode.Parse(json) is JsonObject report && (string?)report["schema"] == Schema
                && DateTimeOffset.TryParse((string?)report["startedAt"], CultureInfo.InvariantCulture, out var start) ? start : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null; // somebody else's file in the folder
        }
    }

    private static JsonObject Site(SiteReport site) => new()
    {
        ["name"] = site.Name,
        ["new"] = site.New,
        ["changed"] = site.Changed,
        ["gone"] = site.Gone,
        ["unchanged"] = site.Unchanged,
        ["failed"] = site.Failed,
        ["denied"] = site.Denied,
        ["refused"] = site.Refused,
        ["lists"] = site.Lists,
        ["visits"] = site.Visits,
        ["bytes"] = site.Bytes,
        ["seconds"] = Math.Round(site.Elapsed.TotalSeconds, 3),
        ["newPages"] = Array(site.NewPages, Page),
        ["changedPages"] = Array(site.ChangedPages, Page),
        ["gonePages"] = Array(site.GonePages, Page),
        ["failures"] = Array(site.Failures, f => new JsonObject { ["reason"] = f.Reason, ["count"] = f.Count, ["example"] = f.Example.AbsoluteUri }),
        ["alarms"] = Array(site.Alarms, a => new JsonObject { ["kind"] = a.Kind.ToString(), ["subject"] = a.Subject, ["detail"] = a.Detail }),
    };

    private static JsonObject Page(ReportedPage page) => new()
    {
        ["uri"] = page.Uri.AbsoluteUri,
        ["title"] = page.Title,
        ["date"] = page.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["documentNumber"] = page.DocumentNumber,
    };

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode> write) => new([.. items.Select(write)]);

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
