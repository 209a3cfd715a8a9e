using System.Text.Json;
using Gongwen.Extract;
using Spectre.Console;

namespace Gongwen.Cli.Rendering;

/// <summary>Prints notices, given as <c>gongwen/notice/1</c>, one after the other.</summary>
internal abstract class NoticePrinter : IAsyncDisposable
{
    /// <summary>Prints one notice.</summary>
    public abstract void Print(ReadOnlyMemory<byte> json);

    /// <summary>Writes what must stand after the last one.</summary>
    public abstract ValueTask DisposeAsync();

    /// <param name="format"><c>tree</c>, <c>json</c> (one indented array) or <c>jsonl</c>.</param>
    /// <param name="messages">For headings.</param>
    /// <param name="terminal">Whose output is written.</param>
    public static NoticePrinter Create(string format, Messages messages, Terminal terminal) => format switch
    {
        "tree" => new Trees(messages, terminal),
        "json" => new JsonArray(terminal.Output),
        _ => new JsonLines(terminal.Output),
    };

    private sealed class JsonLines(Stream output) : NoticePrinter
    {
        private readonly BufferedStream _output = new(output, 1 << 16);

        public override void Print(ReadOnlyMemory<byte> json)
        {
            _output.Write(json.Span);
            _output.WriteByte((byte)'\n');
        }

        public override async ValueTask DisposeAsync() => await _output.FlushAsync().ConfigureAwait(false);
    }

    private sealed class JsonArray : NoticePrinter
    {
        private readonly Utf8JsonWriter _json;
        private readonly Stream _output;

        public JsonArray(Stream output)
        {
            _output = output;
            _json = new Utf8JsonWriter(output, NoticeJson.WriterOptions(indented: true));
            _json.WriteStartArray();
        }

        public override void Print(ReadOnlyMemory<byte> json)
        {
            using var notice = JsonDocument.Parse(json);
            notice.WriteTo(_json);
            _json.Flush();
        }

        public override async ValueTask DisposeAsync()
        {
            _json.WriteEndArray();
            await _json.DisposeAsync().ConfigureAwait(false);
            _output.WriteByte((byte)'\n');
        }
    }

    private sealed class Trees : NoticePrinter
    {
        private readonly Messages _messages;
        private readonly IAnsiConsole _console;
        private readonly TextWriter _writer;

        public Trees(Messages messages, Terminal terminal)
        {
            _messages = messages;
            (_console, _writer) = terminal.OpenConsole();
        }

        public override void Print(ReadOnlyMemory<byte> json)
        {
            using var notice = JsonDocument.Parse(json);
            _console.Write(NoticeTree.Render(notice.RootElement, _messages));
            _console.WriteLine();
        }

        public override ValueTask DisposeAsync() => _writer.DisposeAsync();
    }
}
