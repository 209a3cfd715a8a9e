using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Globalization;
using Gongwen.Cli.Commands;
using Gongwen.Cli.Rendering.Sheets;
using Gongwen.Store;

namespace Gongwen.Cli;

/// <summary>The program: commands, and what happens when one cannot do its work.</summary>
internal static class Application
{
    /// <summary>Runs the command that <paramref name="args"/> name.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken stop = default)
    {
        var messages = Messages.Load(Messages.Choose(args, terminal.Environment));
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(messages.Language == "zh" ? "zh-Hans" : "en");
        var root = Create(messages, terminal);

        // A path that begins with @ is a path, not a file of arguments.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction)
        {
            return await ComplainAsync(parsed, messages, terminal.Error).ConfigureAwait(false);
        }

        using var output = new StreamWriter(terminal.Output, leaveOpen: true);
        try
        {
            var configuration = new InvocationConfiguration { Output = output, Error = terminal.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(configuration, stop).ConfigureAwait(false);
        }
        catch (CorpusException failure)
        {
            await terminal.Error.WriteLineAsync(Explain(failure, messages)).ConfigureAwait(false);
            return ExitCode.Usage;
        }
        catch (InvalidQuestionException failure)
        {
            await terminal.Error.WriteLineAsync(messages["query.invalid", failure.Message]).ConfigureAwait(false);
            return ExitCode.Usage;
        }
        catch (UsageException failure)
        {
            await terminal.Error.WriteLineAsync(failure.Message).ConfigureAwait(false);
            return ExitCode.Usage;
        }
    }

    private static async Task<int> ComplainAsync(ParseResult parsed, Messages messages, TextWriter error)
    {
        foreach (var mistake in parsed.Errors)
        {
            await error.WriteLineAsync(mistake.Message).ConfigureAwait(false);
        }

        await error.WriteLineAsync(messages["usage.see-help", CommandLineOf(parsed.CommandResult.Command)]).ConfigureAwait(false);
        return ExitCode.Usage;
    }

    private static RootCommand Create(Messages messages, Terminal terminal)
    {
        var root = new RootCommand(messages["root.about"])
        {
            RunCommand.Create(messages, terminal),
            CrawlCommand.Create(messages, terminal),
            NightlyCommand.Create(messages, terminal),
            ExtractCommand.Create(messages, terminal),
            RepairCommand.Create(messages, terminal),
            QueryCommand.Create(messages, terminal),
            ShowCommand.Create(messages, terminal),
            QuestionCommand.Create("tasks", (questions, scope) => Answers.Tasks(questions.Tasks(scope)), messages, terminal),
            QuestionCommand.Create("units", (questions, scope) => Answers.Units(questions.Units(scope)), messages, terminal),
            QuestionCommand.Create("campaigns", (questions, scope) => Answers.Campaigns(questions.Campaigns(scope)), messages, terminal),
            TimelineCommand.Create(messages, terminal),
            DiffCommand.Create(messages, terminal),
            StatsCommand.Create(messages, terminal),
            KeywordsCommand.Create(messages, terminal),
            ExportCommand.Create(messages, terminal),
            VerifyCommand.Create(messages, terminal),
            BackupCommand.Create(messages, terminal),
            ReextractCommand.Create(messages, terminal),
            CorrectCommand.Create(messages, terminal),
            RemoveCommand.Create(messages, terminal),
            MergeCommand.Create(messages, terminal),
            ExplainCommand.Create(messages, terminal),
            ScoreCommand.Create(messages, terminal),
        };
        var language = new Option<string>("--lang") { Description = messages["option.lang"], Recursive = true };
        root.Add(language.AcceptOnlyFromAmong(Messages.Languages));
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new HelpWithExamples((HelpAction)help.Action!, messages);
            help.Description = messages["option.help"];
        }

        foreach (var version in root.Options.OfType<VersionOption>())
        {
            version.Description = messages["option.version"];
        }

        return root;
    }

    private static string CommandLineOf(Command command) =>
        command is RootCommand ? "gongwen --help" : $"gongwen {command.Name} --help";

    private static string Explain(CorpusException failure, Messages messages) => failure.Problem switch
    {
        CorpusProblem.Missing => messages["corpus.missing", failure.Path],
        CorpusProblem.NotACorpus => messages["corpus.not-a-corpus", failure.Path],
        CorpusProblem.Newer => messages["corpus.newer", failure.Path],
        CorpusProblem.Busy when failure.Holder is { } holder =>
            messages["corpus.held", failure.Path, holder.Command, holder.Process, holder.Host, holder.Since],
        CorpusProblem.Busy => messages["corpus.busy", failure.Path],
        _ => messages["corpus.failed", failure.Path, failure.InnerException?.Message ?? failure.Message],
    };
}
