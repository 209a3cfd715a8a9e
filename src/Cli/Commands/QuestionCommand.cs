using System.CommandLine;
using Gongwen.Cli.Rendering.Sheets;
using Gongwen.Store;

namespace Gongwen.Cli.Commands;

/// <summary><c>gongwen tasks</c>, <c>units</c>, <c>campaigns</c>: questions that are answered with rows.</summary>
internal static class QuestionCommand
{
    // Rows of an answer that a person reads; --limit asks for more.
    private const int Page = 50;

    /// <param name="name">Of the command, and of its rows in the message table.</param>
    /// <param name="ask">Asks the question.</param>
    /// <param name="messages">What people see.</param>
    /// <param name="terminal">Where the answer goes.</param>
    public static Command Create(string name, Func<CorpusQuestions, Scope, Sheet> ask, Messages messages, Terminal terminal)
    {
        var command = new Command(name, messages[$"{name}.about"]);
        var scope = new ScopeOptions(command, Page, messages);
        var format = SheetPrinter.Option(messages);
        command.Add(format);
        command.SetAction((parsed, _) =>
        {
            using var corpus = scope.Open(parsed);
            var sheet = ask(new CorpusQuestions(corpus), scope.Scope(parsed, corpus));
            SheetPrinter.Print(sheet, parsed.GetRequiredValue(format), messages, terminal);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
