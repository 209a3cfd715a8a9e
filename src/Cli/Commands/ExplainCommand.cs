using System.CommandLine;
using System.Text.Json;
using Gongwen.Cli.Rendering.Explaining;
using Gongwen.Cli.Running;
using Gongwen.Extract;

namespace Gongwen.Cli.Commands;

/// <summary><c>gongwen explain PATH</c>: what each line was taken for, by which rule, and what competed.</summary>
internal static class ExplainCommand
{
    public static Command Create(Messages messages, Terminal terminal)
    {
        var command = new Command("explain", messages["explain.about"]);
        var reading = new ReadingOptions(command, messages, terminal);
        var html = new Option<string?>("--html") { Description = messages["explain.html"], HelpName = "FILE" };
        command.Add(html);
        command.SetAction(async (parsed, stop) =>
        {
            var reader = reading.Reader(parsed);
            var rules = new LineRules(reader.Extractor.Rules);
            var aside = new AsideCount();
            var (failed, written) = (false, 0);
            await foreach (var item in reading.Source(reader, aside).ReadAsync(reading.Paths(parsed), stop).ConfigureAwait(false))
            {
                var outcome = Outcome.Of(item, raw => Explain(reader, rules, raw));
                if (outcome.Failure is { } failure)
                {
                    failed = true;
                    await terminal.Error.WriteLineAsync(failure.Describe(messages)).ConfigureAwait(false);
                }
                else if (parsed.GetValue(html) is { } file)
                {
                    if (written++ > 0)
                    {
                        throw new UsageException(messages["explain.one-page"]);
                    }

                    await File.WriteAllTextAsync(file, ExplanationPage.Render(outcome.Value!, messages), stop).ConfigureAwait(false);
                }
                else
                {
                    ExplanationPrinter.Print(outcome.Value!, messages, terminal);
                }
            }

            await reading.SayAsync(aside).ConfigureAwait(false);
            return failed ? ExitCode.SomeFailed : ExitCode.Done;
        });
        return command;
    }

    private static Explanation Explain(Reader reader, LineRules rules, Ingest.RawDocument raw)
    {
        var (article, document) = reader.Read(raw);
        return Explanation.Of(JsonElement.Parse(NoticeJson.ToUtf8(article, document)), rules);
    }
}
