using System.CommandLine;
using Gongwen.Cli.Running;
using Gongwen.Ingest;

namespace Gongwen.Cli.Commands;

/// <summary>What every command that reads documents can be told.</summary>
internal sealed class ReadingOptions
{
    private readonly Argument<string[]> _paths;
    private readonly Option<int> _jobs;
    private readonly Option<string?> _rules;

    /// <param name="command">Gets the options.</param>
    /// <param name="messages">Names them.</param>
    /// <param name="terminal">Standard input.</param>
    /// <param name="paths">How many paths it wants; by default one or more.</param>
    public ReadingOptions(Command command, Messages messages, Terminal terminal, ArgumentArity? paths = null)
    {
        (Messages, Terminal) = (messages, terminal);
        _paths = new Argument<string[]>("PATH") { Description = messages["argument.path"], Arity = paths ?? ArgumentArity.OneOrMore };
        _jobs = CountOption.Create("--jobs", "-j", Environment.ProcessorCount, messages);
        _rules = new Option<string?>("--rules") { Description = messages["option.rules"], HelpName = "DIR" };
        if (_paths.Arity.MaximumNumberOfValues > 0)
        {
            command.Add(_paths);
        }

        command.Add(_jobs);
        command.Add(_rules);
    }

    /// <summary>What the command says.</summary>
    public Messages Messages { get; }

    /// <summary>Where it says it.</summary>
    public Terminal Terminal { get; }

    /// <summary>The paths as they were typed.</summary>
    public string[] Paths(ParseResult parsed) => parsed.GetValue(_paths) ?? [];

    /// <summary>How many documents to work on at a time.</summary>
    public int Jobs(ParseResult parsed) => parsed.GetValue(_jobs);

    /// <summary>The reader with the rules that were asked for.</summary>
    public Reader Reader(ParseResult parsed) => Running.Reader.Create(parsed.GetValue(_rules), Messages);

    /// <summary>The source of the documents that the paths name.</summary>
    /// <param name="reader">Tells pages of an article from pages of a list.</param>
    /// <param name="aside">Counts the files that are left aside.</param>
    public FolderSource Source(Reader reader, AsideCount aside) =>
        new() { OpenInput = Terminal.OpenInput, Ingestor = reader.Ingestor, LeftAside = aside.Add };

    /// <summary>Says what was left aside, once all is read.</summary>
    public async Task SayAsync(AsideCount aside)
    {
        if (aside.Describe(Messages) is { } line)
        {
            await Terminal.Error.WriteLineAsync(line).ConfigureAwait(false);
        }
    }
}
