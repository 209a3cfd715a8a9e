using System.CommandLine;
using System.Globalization;
using Gongwen.Cli.Running;
using Gongwen.Crawl;

namespace Gongwen.Cli.Commands;

/// <summary><c>gongwen nightly SITES.yaml --at 02:00</c>: a crawl every night until it is stopped.</summary>
internal static class NightlyCommand
{
    public static Command Create(Messages messages, Terminal terminal)
    {
        var command = new Command("nightly", messages["nightly.about"]);
        var options = new CrawlOptions(command, messages, terminal);
        var at = At(messages);
        command.Add(at);
        command.SetAction(async (parsed, stop) =>
        {
            // A mistake in the list is told at once and not at two in the morning; the list is read anew every night.
            options.Sites(parsed);
            var run = new NightRun(options.Crawler(parsed), messages, terminal);
            var nightly = new Nightly(new NightlyTime(parsed.GetRequiredValue(at), TimeZoneInfo.Local), TimeProvider.System)
            {
                Waiting = due => terminal.Error.WriteLine(messages["nightly.waiting", due.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture)]),
                Failed = failure => terminal.Error.WriteLine(messages["nightly.failed", failure is UsageException ? failure.Message : failure]),
            };
            await nightly.RunAsync(
                cancellation => run.RunAsync(options.Sites(parsed), cancellation),
                ReportFolder.Beside(options.Corpus(parsed)).LastStart(),
                stop).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }

    private static Option<TimeOnly> At(Messages messages) => new("--at")
    {
        Description = messages["nightly.at"],
        HelpName = "HH:MM",
        DefaultValueFactory = _ => new TimeOnly(2, 0),
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 0 ? "02:00" : result.Tokens[0].Value;
            if (!TimeOnly.TryParseExact(text, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            {
                result.AddError(messages["nightly.bad-time", text]);
            }

            return time;
        },
    };
}
