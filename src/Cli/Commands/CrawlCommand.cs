using System.CommandLine;
using Gongwen.Cli.Rendering;

namespace Gongwen.Cli.Commands;

/// <summary><c>gongwen crawl SITES.yaml</c>: what is due of the sites, into archive and corpus.</summary>
internal static class CrawlCommand
{
    public static Command Create(Messages messages, Terminal terminal)
    {
        var command = new Command("crawl", messages["crawl.about"]);
        var options = new CrawlOptions(command, messages, terminal);
        var dryRun = new Option<bool>("--dry-run") { Description = messages["crawl.dry-run"] };
        command.Add(dryRun);
        command.SetAction(async (parsed, stop) =>
        {
            var sites = options.Sites(parsed);
            var progress = new CrawlProgress(messages, terminal);
            var summary = await options.Crawler(parsed, parsed.GetValue(dryRun)).RunAsync(sites, progress, stop).ConfigureAwait(false);
            if (!parsed.GetValue(dryRun))
            {
                progress.WriteSummary();
            }

            if (summary.WasStopped)
            {
                await terminal.Error.WriteLineAsync(messages["run.stopped"]).ConfigureAwait(false);
            }

            return progress.NeedsPerson || summary.WasStopped ? ExitCode.SomeFailed : ExitCode.Done;
        });
        return command;
    }
}
