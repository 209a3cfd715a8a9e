using System.CommandLine;
using Gongwen.Cli.Rendering.Sheets;
using Gongwen.Cli.Rendering.Timelines;
using Gongwen.Store;

namespace Gongwen.Cli.Commands;

/// <summary><c>gongwen timeline</c>: phases and deadlines between two days.</summary>
internal static class TimelineCommand
{
    private const int Page = 60;

    public static Command Create(Messages messages, Terminal terminal)
    {
        var command = new Command("timeline", messages["timeline.about"]);
        var scopes = new ScopeOptions(command, Page, messages);
        var format = SheetPrinter.Option(messages);
        var svg = new Option<string?>("--svg") { Description = messages["timeline.svg"], HelpName = "FILE" };
        command.Add(format);
        command.Add(svg);
        command.SetAction((parsed, _) =>
        {
            using var corpus = scopes.Open(parsed);
            var scope = scopes.Scope(parsed, corpus);
            var rows = new CorpusQuestions(corpus).Timeline(scope);
            if (parsed.GetRequiredValue(format) is var style and not "table")
            {
                SheetPrinter.Print(Answers.Timeline(rows), style, messages, terminal);
            }
            else if (rows.IsEmpty)
            {
                terminal.Error.WriteLine(messages["timeline.none"]);
            }
            else if (parsed.GetValue(svg) is { } file)
            {
                TimelinePicture.Draw(rows, Calendar.Of(rows, scope.From, scope.To), messages["timeline.title"]).Save(file);
            }
            else
            {
                TimelineChart.Write(rows, Calendar.Of(rows, scope.From, scope.To), messages, terminal);
            }

            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
