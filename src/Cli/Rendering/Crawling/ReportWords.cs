using System.Globalization;
using Gongwen.Crawl;

namespace Gongwen.Cli.Rendering.Crawling;

/// <summary>What a report says, as sentences.</summary>
internal static class ReportWords
{
    /// <summary>An alarm.</summary>
    public static string Of(Alarm alarm, Messages messages) => messages[$"report.alarm.{alarm.Kind}", alarm.Subject, alarm.Detail];

    /// <summary>A gap in a sequence.</summary>
    public static string Of(NumberGap gap, Messages messages) => messages["report.gap", gap.Series, Missing(gap, messages), gap.Known];

    /// <summary>When the run was.</summary>
    public static string When(CrawlReport report, Messages messages) => messages[
        "report.night",
        report.StartedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        report.StartedAt.ToString("HH:mm", CultureInfo.InvariantCulture),
        report.EndedAt.ToString("HH:mm zzz", CultureInfo.InvariantCulture)];

    private static string Missing(NumberGap gap, Messages messages) => string.Join(
        messages["summary.comma"], gap.Missing.Select(m => m.First == m.Last ? messages["report.number", m.First] : messages["report.numbers", m.First, m.Last]));
}
