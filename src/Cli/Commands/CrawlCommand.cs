using System.CommandLine;
using Gongwen.Cli.Rendering;
using Gongwen.Cli.Running;

namespace Gongwen.Cli.Commands;

/// <summary><c>gongwen crawl SITES.yaml</c>: what is due of the sites, into archive and corpus; <c>--init URL</c>: the entry of a site.</summary>
internal static class CrawlCommand
{
    public static Command Create(Messages messages, Terminal terminal)
    {
        var command = new Command("crawl", messages["crawl.about"]);
        var options = new CrawlOptions(command, messages, terminal, needsFile: false);
        var dryRun = new Option<bool>("--dry-run") { Description = messages["crawl.dry-run"] };
        var init = new Option<string?>("--init") { Description = messages["crawl.init"], HelpName = "URL" };
        command.Add(dryRun);
        command.Add(init);
        command.Validators.Add(result =>
        {
            if (result.GetValue(init) is null && options.File(result) is null)
            {
                result.AddError(messages["crawl.no-file"]);
            }
        });
        command.SetAction(async (parsed, stop) =>
        {
            if (parsed.GetValue(init) is { } url)
            {
                return await new CrawlInit(messages, terminal).RunAsync(url, options.File(parsed), options.Settings(parsed), stop).ConfigureAwait(false);
            }

            var sites = options.Sites(parsed);
            if (parsed.GetValue(dryRun))
            {
                var dry = await options.Crawler(parsed, dryRun: true).RunAsync(sites, new CrawlProgress(messages, terminal), stop).ConfigureAwait(false);
                return dry.WasStopped ? ExitCode.SomeFailed : ExitCode.Done;
            }

            return await new NightRun(options.Crawler(parsed), messages, terminal).RunAsync(sites, stop).ConfigureAwait(false);
        });
        return command;
    }
}
