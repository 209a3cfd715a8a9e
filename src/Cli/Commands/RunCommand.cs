using System.CommandLine;
using Gongwen.Cli.Rendering;
using Gongwen.Cli.Running;
using Gongwen.Store;

namespace Gongwen.Cli.Commands;

/// <summary><c>gongwen run PATH...</c>: documents into a corpus.</summary>
internal static class RunCommand
{
    public static Command Create(Messages messages, Terminal terminal)
    {
        var command = new Command("run", messages["run.about"]);
        var reading = new ReadingOptions(command, messages, terminal);
        var corpus = CorpusOption.Create(messages);
        command.Add(corpus);
        command.SetAction(async (parsed, stop) =>
        {
            var reader = reading.Reader(parsed);
            var file = parsed.GetRequiredValue(corpus);
            using var store = SqliteCorpus.OpenOrCreate(file);
            using var known = SqliteCorpus.OpenToRead(file);
            var aside = new AsideCount();
            var source = reading.Source(reader, aside);
            var paths = reading.Paths(parsed);
            var summary = await RunProgress.ShowAsync(
                paths.Sum(source.Estimate), messages, terminal, progress => new CorpusRun(reader, store, known).RunAsync(source.ReadAsync(paths, stop), reading.Jobs(parsed), progress, stop)).ConfigureAwait(false);
            SummaryTable.Write(summary, file, messages, terminal);
            await reading.SayAsync(aside).ConfigureAwait(false);
            if (stop.IsCancellationRequested)
            {
                await terminal.Error.WriteLineAsync(messages["run.stopped"]).ConfigureAwait(false);
            }

            return summary.Failed > 0 || stop.IsCancellationRequested ? ExitCode.SomeFailed : ExitCode.Done;
        });
        return command;
    }
}
