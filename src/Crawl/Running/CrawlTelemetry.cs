using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Gongwen.Crawl;

/// <summary>What instruments can read of a crawl while it runs; costs nothing while nobody listens.</summary>
public static class CrawlTelemetry
{
    /// <summary>The name of meter and activity source.</summary>
    public const string Name = "Gongwen.Crawl";

    private static readonly Meter s_meter = new(Name);
    private static readonly Counter<long> s_visits = s_meter.CreateCounter<long>("gongwen.crawl.visits", "{visit}", "Visits that are done.");
    private static readonly Counter<long> s_bytes = s_meter.CreateCounter<long>("gongwen.crawl.bytes", "By", "Bytes received.");
    private static readonly Histogram<double> s_elapsed = s_meter.CreateHistogram<double>("gongwen.crawl.visit.duration", "s", "From the first request to the last byte.");

    /// <summary>One activity for each page that is fetched.</summary>
    internal static ActivitySource Source { get; } = new(Name);

    internal static void Record(Visit visit)
    {
        var site = new KeyValuePair<string, object?>("site", visit.Page.Site);
        s_visits.Add(1, site, new("outcome", visit.Outcome.ToString()));
        s_bytes.Add(visit.Bytes, site);
        s_elapsed.Record(visit.Elapsed.TotalSeconds, site);
    }
}
