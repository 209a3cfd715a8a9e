using System.CommandLine;
using System.Text.Json;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Gongwen.Cli.Rendering;
using Gongwen.Cli.Rendering.Sheets;
using Gongwen.Extract;
using Gongwen.Store;

namespace Gongwen.Cli.Commands;

/// <summary><c>gongwen diff A [B]</c>: what two documents, or two versions, do not say alike.</summary>
internal static class DiffCommand
{
    public static Command Create(Messages messages, Terminal terminal)
    {
        var first = new Argument<string>("A") { Description = messages["diff.a"] };
        var second = new Argument<string?>("B") { Description = messages["diff.b"], Arity = ArgumentArity.ZeroOrOne };
        var corpus = CorpusOption.Create(messages);
        var format = SheetPrinter.Option(messages);
        var command = new Command("diff", messages["diff.about"]) { first, second, corpus, format };
        command.SetAction((parsed, _) =>
        {
            using var store = SqliteCorpus.OpenToRead(parsed.GetRequiredValue(corpus));
            var a = DocumentId.Find(store, parsed.GetRequiredValue(first), messages).Number;
            var (before, after) = parsed.GetValue(second) is { } other
                ? (a, DocumentId.Find(store, other, messages).Number)
                : (new CorpusQuestions(store).VersionBefore(a) ?? throw new UsageException(messages["diff.no-version", a]), a);
            using var old = JsonDocument.Parse(store.Read(before).Json);
            using var @new = JsonDocument.Parse(store.Read(after).Json);
            Print(old.RootElement, @new.RootElement, parsed.GetRequiredValue(format), messages, terminal);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static void Print(JsonElement before, JsonElement after, string format, Messages messages, Terminal terminal)
    {
        var facts = FactComparison.Compare(before, after);
        var lines = InlineDiffBuilder.Diff(before.GetProperty("text").GetString(), after.GetProperty("text").GetString(), ignoreWhiteSpace: false).Lines
            .Where(l => l.Type is ChangeType.Deleted or ChangeType.Inserted).ToList();
        if (format != "table")
        {
            SheetPrinter.Print(Answers.Differences([.. facts, .. lines.Select(l => Line("text", l))]), format, messages, terminal);
        }
        else if (facts.IsEmpty && lines.Count == 0)
        {
            terminal.Error.WriteLine(messages["diff.same"]);
        }
        else
        {
            DifferencePrinter.Print([.. facts, .. lines.Select(l => Line(messages["diff.text"], l))], messages, terminal);
        }
    }

    private static FactDifference Line(string field, DiffPiece line) =>
        line.Type == ChangeType.Deleted ? new FactDifference(field, line.Text, null) : new FactDifference(field, null, line.Text);
}
