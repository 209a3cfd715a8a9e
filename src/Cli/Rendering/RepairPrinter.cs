using System.Text;
using Gongwen.Ingest;

namespace Gongwen.Cli.Rendering;

/// <summary>Prints repaired documents one after the other.</summary>
internal abstract class RepairPrinter : IAsyncDisposable
{
    /// <summary>Prints one document.</summary>
    public abstract void Print(RepairedDocument document);

    /// <summary>Writes out what is still held back.</summary>
    public abstract ValueTask DisposeAsync();

    /// <param name="format"><c>text</c>, <c>jsonl</c> or <c>diff</c>.</param>
    /// <param name="messages">For what the diff says besides the text.</param>
    /// <param name="terminal">Whose output is written.</param>
    public static RepairPrinter Create(string format, Messages messages, Terminal terminal) => format switch
    {
        "diff" => new RepairDiff(messages, terminal),
        "jsonl" => new JsonLines(terminal.Output),
        _ => new Texts(terminal.Output),
    };

    private sealed class Texts(Stream output) : RepairPrinter
    {
        private readonly StreamWriter _writer = new(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);

        public override void Print(RepairedDocument document)
        {
            _writer.Write(document.Repaired.Text);
            if (!document.Repaired.Text.EndsWith('\n'))
            {
                _writer.Write('\n');
            }
        }

        public override ValueTask DisposeAsync() => _writer.DisposeAsync();
    }

    private sealed class JsonLines(Stream output) : RepairPrinter
    {
        private readonly BufferedStream _output = new(output, 1 << 16);

        public override void Print(RepairedDocument document)
        {
            RepairJson.Write(document, _output);
            _output.WriteByte((byte)'\n');
        }

        public override async ValueTask DisposeAsync() => await _output.FlushAsync().ConfigureAwait(false);
    }
}
