using System.CommandLine;
using Gongwen.Cli.Rendering;
using Gongwen.Cli.Running;
using Gongwen.Extract;
using Gongwen.Store;

namespace Gongwen.Cli.Commands;

/// <summary><c>gongwen verify</c>: is everything there that should be, and what to do when it is not.</summary>
internal static class VerifyCommand
{
    public static Command Create(Messages messages, Terminal terminal)
    {
        var corpus = CorpusOption.Create(messages);
        var repair = new Option<bool>("--repair") { Description = messages["verify.repair"] };
        var salvage = new Option<string?>("--salvage") { Description = messages["verify.salvage"], HelpName = "FILE" };
        var command = new Command("verify", messages["verify.about"]) { corpus, repair, salvage };
        var reading = new ReadingOptions(command, messages, terminal, ArgumentArity.Zero);
        command.SetAction(async (parsed, stop) =>
        {
            var file = parsed.GetRequiredValue(corpus);
            var health = CorpusCare.Verify(file);
            Print(health, file, messages, terminal);
            if (parsed.GetValue(salvage) is { } target)
            {
                return await MergeCommand.MergeAsync(file, target, reading, parsed, stop).ConfigureAwait(false);
            }

            if (parsed.GetValue(repair) && !health.Faults.IsEmpty)
            {
                await RepairAsync(file, health, reading.Reader(parsed), reading.Jobs(parsed), stop).ConfigureAwait(false);
                health = CorpusCare.Verify(file);
                terminal.Error.WriteLine(messages["verify.repaired"]);
                Print(health, file, messages, terminal);
            }

            return health.Faults.IsEmpty ? ExitCode.Done : ExitCode.SomeFailed;
        });
        return command;
    }

    /// <summary>Prints what a corpus was found to hold, and what is wrong with it.</summary>
    public static void Print(CorpusHealth health, string file, Messages messages, Terminal terminal)
    {
        using var output = new StreamWriter(terminal.Output, leaveOpen: true);
        foreach (var fault in health.Faults)
        {
            var kind = messages[$"fault.{NoticeJson.Kebab(fault.Kind)}"];
            output.WriteLine(Printable.Clean(fault.Document is { } number ? messages["verify.fault.document", kind, number, fault.Detail] : messages["verify.fault", kind, fault.Detail]));
        }

        output.WriteLine(messages[health.Faults.IsEmpty ? "verify.whole" : "verify.broken", Printable.Clean(file), health.Documents, health.Originals, health.Faults.Length]);
    }

    private static async Task RepairAsync(string file, CorpusHealth health, Reader reader, int jobs, CancellationToken stop)
    {
        using var store = SqliteCorpus.OpenOrCreate(file);
        using var known = SqliteCorpus.OpenToRead(file);
        CorpusCare.Tidy(store);
        await new Rereading(reader, store, known).RunAsync(health.Rereadable, jobs, _ => { }, stop).ConfigureAwait(false);
    }
}
