using System.CommandLine;
using Gongwen.Store;

namespace Gongwen.Cli.Commands;

/// <summary><c>gongwen backup FILE</c>: a checked copy, while others go on writing.</summary>
internal static class BackupCommand
{
    public static Command Create(Messages messages, Terminal terminal)
    {
        var target = new Argument<string>("FILE") { Description = messages["backup.file"] };
        var corpus = CorpusOption.Create(messages);
        var command = new Command("backup", messages["backup.about"]) { target, corpus };
        command.SetAction((parsed, _) =>
        {
            var file = parsed.GetRequiredValue(target);
            var health = CorpusCare.Backup(parsed.GetRequiredValue(corpus), file);
            VerifyCommand.Print(health, file, messages, terminal);
            return Task.FromResult(health.Faults.IsEmpty ? ExitCode.Done : ExitCode.SomeFailed);
        });
        return command;
    }
}
