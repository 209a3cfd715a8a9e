using System.CommandLine;

namespace Gongwen.Cli.Commands;

/// <summary><c>--corpus FILE</c>.</summary>
internal static class CorpusOption
{
    public static Option<string> Create(Messages messages) => new("--corpus", "-c")
    {
        Description = messages["option.corpus"],
        HelpName = "FILE",
        DefaultValueFactory = _ => "corpus.db",
    };
}
