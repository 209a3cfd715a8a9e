using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Gongwen.Cli.Commands;

/// <summary>The usual help, then examples: the row <c>COMMAND.examples</c> of the message table.</summary>
internal sealed class HelpWithExamples(HelpAction usual, Messages messages) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine(messages["help.examples"]);
        foreach (var line in messages[$"{(command is RootCommand ? "root" : command.Name)}.examples"].Split('\n'))
        {
            output.WriteLine($"  {line}");
        }

        output.WriteLine();
        output.WriteLine(messages["help.exit-codes"]);
        return ExitCode.Done;
    }
}
