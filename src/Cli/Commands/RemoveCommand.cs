using System.CommandLine;
using Gongwen.Store;

namespace Gongwen.Cli.Commands;

/// <summary><c>gongwen remove ID...</c>: documents out of a corpus.</summary>
internal static class RemoveCommand
{
    public static Command Create(Messages messages, Terminal terminal)
    {
        var ids = new Argument<string[]>("ID") { Description = messages["remove.id"], Arity = ArgumentArity.OneOrMore };
        var corpus = CorpusOption.Create(messages);
        var command = new Command("remove", messages["remove.about"]) { ids, corpus };
        command.SetAction(async (parsed, _) =>
        {
            var file = parsed.GetRequiredValue(corpus);
            SqliteCorpus.OpenToRead(file).Dispose(); // a corpus that is missing is not made
            using var store = SqliteCorpus.OpenOrCreate(file);
            foreach (var key in parsed.GetRequiredValue(ids).Select(id => DocumentId.Find(store, id, messages)).Distinct().ToList())
            {
                CorpusCare.Remove(store, key.Number);
                await terminal.Error.WriteLineAsync(messages["remove.done", key.Number, key.Sha256]).ConfigureAwait(false);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
