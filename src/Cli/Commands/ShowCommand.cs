using System.CommandLine;
using System.Text;
using System.Text.Json;
using Gongwen.Cli.Rendering;
using Gongwen.Extract;
using Gongwen.Store;

namespace Gongwen.Cli.Commands;

/// <summary><c>gongwen show ID</c>: one document of a corpus.</summary>
internal static class ShowCommand
{
    public static Command Create(Messages messages, Terminal terminal)
    {
        var id = new Argument<string>("ID") { Description = messages["show.id"] };
        var corpus = CorpusOption.Create(messages);
        var format = new Option<string>("--format", "-f") { Description = messages["show.format"], DefaultValueFactory = _ => "tree" }
            .AcceptOnlyFromAmong("tree", "json", "text", "raw");
        var command = new Command("show", messages["show.about"]) { id, corpus, format };
        command.SetAction(async (parsed, _) =>
        {
            using var store = SqliteCorpus.OpenToRead(parsed.GetRequiredValue(corpus));
            var notice = store.Read(DocumentId.Find(store, parsed.GetRequiredValue(id), messages).Number);
            await PrintAsync(notice, parsed.GetRequiredValue(format), messages, terminal).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task PrintAsync(StoredNotice notice, string format, Messages messages, Terminal terminal)
    {
        switch (format)
        {
            case "raw":
                await terminal.Output.WriteAsync(notice.Original.Bytes).ConfigureAwait(false);
                break;
            case "text":
                using (var json = JsonDocument.Parse(notice.Json))
                {
                    await terminal.Output.WriteAsync(Encoding.UTF8.GetBytes(json.RootElement.GetProperty("text").GetString()! + "\n")).ConfigureAwait(false);
                }

                break;
            case "json":
                using (var json = JsonDocument.Parse(notice.Json))
                using (var writer = new Utf8JsonWriter(terminal.Output, NoticeJson.WriterOptions(indented: true)))
                {
                    json.WriteTo(writer);
                }

                terminal.Output.WriteByte((byte)'\n');
                break;
            default:
                await using (var printer = NoticePrinter.Create("tree", messages, terminal))
                {
                    printer.Print(notice.Json);
                }

                break;
        }
    }
}
