using System.Text;
using Spectre.Console;

namespace Gongwen.Cli;

/// <summary>Where a command reads from and writes to: data to <see cref="Output"/>, everything else to <see cref="Error"/>.</summary>
internal sealed record Terminal : IDisposable
{
    private const int WidthOfFile = 200;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Standard output.</summary>
    public required Stream Output { get; init; }

    /// <summary>Standard error.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Opens standard input.</summary>
    public required Func<Stream> OpenInput { get; init; }

    /// <summary>Whether a person is looking at <see cref="Output"/>.</summary>
    public bool OutputIsSeen { get; init; }

    /// <summary>Whether a person is looking at <see cref="Error"/>.</summary>
    public bool ErrorIsSeen { get; init; }

    /// <summary>Reads an environment variable.</summary>
    public Func<string, string?> Environment { get; init; } = _ => null;

    /// <summary>The streams that the process was started with.</summary>
    public static Terminal OfProcess() => new()
    {
        Output = Console.OpenStandardOutput(),
        Error = new StreamWriter(Console.OpenStandardError(), s_utf8) { AutoFlush = true },
        OpenInput = Console.OpenStandardInput,
        OutputIsSeen = !Console.IsOutputRedirected,
        ErrorIsSeen = !Console.IsErrorRedirected,
        Environment = System.Environment.GetEnvironmentVariable,
    };

    /// <summary>A console over <see cref="Output"/>; its writer must be disposed, which leaves the stream open.</summary>
    public (IAnsiConsole Console, TextWriter Writer) OpenConsole()
    {
        var writer = new StreamWriter(Output, s_utf8, leaveOpen: true);
        return (CreateConsole(writer, OutputIsSeen), writer);
    }

    /// <summary>A console over <see cref="Error"/>.</summary>
    public IAnsiConsole ErrorConsole() => CreateConsole(Error, ErrorIsSeen);

    public void Dispose()
    {
        Error.Dispose();
        Output.Dispose();
    }

    // https://no-color.org: set and not empty means no colour.
    private IAnsiConsole CreateConsole(TextWriter writer, bool seen)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = seen ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = seen && string.IsNullOrEmpty(Environment("NO_COLOR")) ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = seen ? InteractionSupport.Detect : InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Capabilities.Unicode = true;
        if (!seen)
        {
            console.Profile.Width = WidthOfFile;
        }

        return console;
    }
}
