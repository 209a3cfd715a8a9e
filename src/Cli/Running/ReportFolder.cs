using System.Globalization;
using System.Text;
using Gongwen.Cli.Exporting;
using Gongwen.Cli.Rendering.Crawling;
using Gongwen.Crawl;

namespace Gongwen.Cli.Running;

/// <summary>The folder of the reports of a corpus's crawls: for each run a page and a file for programs.</summary>
/// <param name="Path">The folder; made when it is needed.</param>
internal sealed record ReportFolder(string Path)
{
    /// <summary>Beside a corpus: <c>name.reports/</c>.</summary>
    public static ReportFolder Beside(string corpus) => new(System.IO.Path.ChangeExtension(corpus, ".reports"));

    /// <summary>Writes <c>report-YYYY-MM-DD.html</c> and <c>.json</c>; a later run of the same day gets a number.</summary>
    /// <returns>The page.</returns>
    /// <exception cref="UsageException">It cannot be written there.</exception>
    public string Write(CrawlReport report, Messages messages, Terminal terminal)
    {
        try
        {
            Directory.CreateDirectory(Path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{Path}: {failure.Message}");
        }

        var day = report.StartedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var stem = Enumerable.Range(1, 10_000).Select(n => System.IO.Path.Combine(Path, n == 1 ? $"report-{day}" : string.Create(CultureInfo.InvariantCulture, $"report-{day}-{n}")))
            .First(s => !File.Exists($"{s}.json"));
        Write($"{stem}.html", ReportPage.Render(report, messages), terminal);
        Write($"{stem}.json", ReportJson.Write(report), terminal);
        return $"{stem}.html";
    }

    /// <summary>When the last run that has a report began; null when there is none.</summary>
    public DateTimeOffset? LastStart() => Directory.Exists(Path)
        ? Directory.GetFiles(Path, "report-*.json").OrderDescending(StringComparer.Ordinal).Take(50).Select(f => ReportJson.StartOf(File.ReadAllText(f))).Max()
        : null;

    private static void Write(string file, string text, Terminal terminal) => WholeFile.Write(file, terminal, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
}
