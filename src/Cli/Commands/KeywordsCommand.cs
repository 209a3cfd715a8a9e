using System.CommandLine;
using Gongwen.Cli.Rendering.Sheets;
using Gongwen.Store;

namespace Gongwen.Cli.Commands;

/// <summary><c>gongwen keywords ID</c>: what a document is about.</summary>
internal static class KeywordsCommand
{
    public static Command Create(Messages messages, Terminal terminal)
    {
        var id = new Argument<string>("ID") { Description = messages["show.id"] };
        var limit = CountOption.Create("--limit", "-n", 20, messages);
        var words = new Option<string?>("--words") { Description = messages["keywords.words"], HelpName = "FILE" };
        var corpus = CorpusOption.Create(messages);
        var format = SheetPrinter.Option(messages);
        var command = new Command("keywords", messages["keywords.about"]) { id, limit, words, corpus, format };
        command.SetAction((parsed, _) =>
        {
            using var store = SqliteCorpus.OpenToRead(parsed.GetRequiredValue(corpus));
            var number = DocumentId.Find(store, parsed.GetRequiredValue(id), messages).Number;
            var keywords = store.Keywords(number, parsed.GetValue(limit), SegmenterWith(parsed.GetValue(words), messages));
            SheetPrinter.Print(Answers.Keywords(keywords), parsed.GetRequiredValue(format), messages, terminal);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static Segmenter SegmenterWith(string? dictionary, Messages messages)
    {
        if (dictionary is null)
        {
            return Segmenter.Default;
        }

        try
        {
            using var source = new StreamReader(dictionary);
            return Segmenter.Default.With(UserWords.Read(source));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or FormatException or OverflowException)
        {
            throw new UsageException(messages["keywords.unusable", dictionary, failure.Message]);
        }
    }
}
