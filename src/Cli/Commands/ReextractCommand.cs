using System.CommandLine;
using Gongwen.Cli.Rendering;
using Gongwen.Cli.Running;
using Gongwen.Store;

namespace Gongwen.Cli.Commands;

/// <summary><c>gongwen reextract</c>: all documents read again from their originals.</summary>
internal static class ReextractCommand
{
    public static Command Create(Messages messages, Terminal terminal)
    {
        var corpus = CorpusOption.Create(messages);
        var changed = new Option<bool>("--changed-rules") { Description = messages["reextract.changed-rules"] };
        var command = new Command("reextract", messages["reextract.about"]) { corpus, changed };
        var reading = new ReadingOptions(command, messages, terminal, ArgumentArity.Zero);
        command.SetAction(async (parsed, stop) =>
        {
            var reader = reading.Reader(parsed);
            var file = parsed.GetRequiredValue(corpus);
            SqliteCorpus.OpenToRead(file).Dispose(); // a corpus that is missing is not made
            using var store = SqliteCorpus.OpenOrCreate(file);
            using var known = SqliteCorpus.OpenToRead(file);
            using var printer = new RereadPrinter(messages, terminal);
            var documents = store.Documents(parsed.GetValue(changed) ? reader.Rules : null);
            await new Rereading(reader, store, known).RunAsync(documents, reading.Jobs(parsed), printer.Print, stop).ConfigureAwait(false);
            printer.PrintSummary();
            return printer.Failed > 0 || stop.IsCancellationRequested ? ExitCode.SomeFailed : ExitCode.Done;
        });
        return command;
    }
}
