using System.CommandLine;
using Gongwen.Cli.Rendering;
using Gongwen.Cli.Running;
using Gongwen.Extract;

namespace Gongwen.Cli.Commands;

/// <summary><c>gongwen extract PATH...</c>: documents to facts, without a corpus.</summary>
internal static class ExtractCommand
{
    public static Command Create(Messages messages, Terminal terminal)
    {
        var command = new Command("extract", messages["extract.about"]);
        var reading = new ReadingOptions(command, messages, terminal);
        var format = new Option<string>("--format", "-f") { Description = messages["extract.format"] }.AcceptOnlyFromAmong("tree", "json", "jsonl");
        command.Add(format);
        command.SetAction(async (parsed, stop) =>
        {
            var reader = reading.Reader(parsed);
            var style = parsed.GetValue(format) ?? (terminal.OutputIsSeen ? "tree" : "jsonl");
            var failed = false;
            await using var printer = NoticePrinter.Create(style, messages, terminal);
            var aside = new AsideCount();
            var source = reading.Source(reader, aside).ReadAsync(reading.Paths(parsed), stop);
            var outcomes = source.SelectInOrderAsync(item => Outcome.Of(item, raw => ToJson(reader, raw)), reading.Jobs(parsed), stop);
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

    private static byte[] ToJson(Reader reader, Ingest.RawDocument raw)
    {
        var (article, document) = reader.Read(raw);
        return NoticeJson.ToUtf8(article, document);
    }
}
