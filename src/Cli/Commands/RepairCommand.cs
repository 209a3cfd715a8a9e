using System.CommandLine;
using Gongwen.Cli.Rendering;
using Gongwen.Cli.Running;
using Gongwen.Ingest;

namespace Gongwen.Cli.Commands;

/// <summary><c>gongwen repair PATH...</c>: documents to their repaired text.</summary>
internal static class RepairCommand
{
    public static Command Create(Messages messages, Terminal terminal)
    {
        var command = new Command("repair", messages["repair.about"]);
        var reading = new ReadingOptions(command, messages, terminal);
        var simplify = new Option<bool>("--simplify", "-s") { Description = messages["repair.simplify"] };
        var names = new Option<bool>("--names") { Description = messages["repair.names"] };
        var format = new Option<string>("--format", "-f") { Description = messages["repair.format"], DefaultValueFactory = _ => "text" }.AcceptOnlyFromAmong("text", "jsonl", "diff");
        command.Add(simplify);
        command.Add(names);
        command.Add(format);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(names) && !parsed.GetValue(simplify))
            {
                parsed.AddError(messages["repair.names-alone"]);
            }
        });
        command.SetAction(async (parsed, stop) =>
        {
            var simplification = parsed.GetValue(names) ? Simplification.TextAndNames : parsed.GetValue(simplify) ? Simplification.Text : Simplification.None;
            var failed = false;
            await using var printer = RepairPrinter.Create(parsed.GetRequiredValue(format), messages, terminal);
            var aside = new AsideCount();
            var source = reading.Source(reading.Reader(parsed), aside).ReadAsync(reading.Paths(parsed), stop);
            var outcomes = source.SelectInOrderAsync(item => Outcome.Of(item, raw => DocumentRepairer.Repair(raw, simplification)), reading.Jobs(parsed), stop);
            await foreach (var outcome in outcomes.ConfigureAwait(false))
            {
                if (outcome.Failure is { } failure)
                {
                    failed = true;
                    await terminal.Error.WriteLineAsync(failure.Describe(messages)).ConfigureAwait(false);
                }
                else
                {
                    printer.Print(outcome.Value!);
                }
            }

            await reading.SayAsync(aside).ConfigureAwait(false);
            return failed || stop.IsCancellationRequested ? ExitCode.SomeFailed : ExitCode.Done;
        });
        return command;
    }
}
