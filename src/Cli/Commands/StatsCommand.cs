using System.CommandLine;
using Gongwen.Cli.Rendering.Sheets;
using Gongwen.Store;

namespace Gongwen.Cli.Commands;

/// <summary><c>gongwen stats</c>: how much of what a corpus holds.</summary>
internal static class StatsCommand
{
    public static Command Create(Messages messages, Terminal terminal)
    {
        var corpus = CorpusOption.Create(messages);
        var format = SheetPrinter.Option(messages);
        var command = new Command("stats", messages["stats.about"]) { corpus, format };
        command.SetAction((parsed, _) =>
        {
            using var store = SqliteCorpus.OpenToRead(parsed.GetRequiredValue(corpus));
            SheetPrinter.Print(Answers.Statistics(new CorpusQuestions(store).Statistics()), parsed.GetRequiredValue(format), messages, terminal);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
