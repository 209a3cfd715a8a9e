using System.Collections.Immutable;
using Gongwen.Cli.Rendering;
using Gongwen.Cli.Rendering.Crawling;
using Gongwen.Crawl;
using Gongwen.Store;

namespace Gongwen.Cli.Running;

/// <summary>One run of a crawl with its report, on the terminal and in files.</summary>
/// <param name="Crawler">The crawl.</param>
/// <param name="Messages">The words of the report.</param>
/// <param name="Terminal">Where it is shown.</param>
internal sealed record NightRun(Crawler Crawler, Messages Messages, Terminal Terminal)
{
    /// <summary>The time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Runs.</summary>
    /// <returns>An <see cref="ExitCode"/>: whether something needs a person.</returns>
    public async Task<int> RunAsync(ImmutableArray<SiteEntry> sites, CancellationToken stop)
    {
        var keeper = new ReportKeeper(Clock.GetLocalNow());
        var summary = await Crawler.RunAsync(sites, new CrawlProgress(Messages, Terminal, keeper), stop).ConfigureAwait(false);
        var report = keeper.Finish(Clock.GetLocalNow(), summary.WasStopped, keeper.Numbers.Count == 0 ? [] : KnownNumbers());
        ReportPrinter.Print(report, Messages, Terminal);
        if (!report.Sites.IsEmpty)
        {
            var page = ReportFolder.Beside(Crawler.Corpus).Write(report, Messages, Terminal);
            await Terminal.Error.WriteLineAsync(Messages["report.files", page]).ConfigureAwait(false);
        }

        return report.NeedsPerson || report.WasStopped ? ExitCode.SomeFailed : ExitCode.Done;
    }

    private ImmutableArray<string> KnownNumbers()
    {
        using var corpus = SqliteCorpus.OpenToRead(Crawler.Corpus);
        return corpus.DocumentNumbers();
    }
}
