using System.Globalization;
using System.Text;
using Gongwen.Ingest;
using Spectre.Console;

namespace Gongwen.Cli.Rendering;

/// <summary>Prints the lines of documents that were repaired, with what stood there and what stands there now, as <c>git diff --word-diff</c> does.</summary>
internal sealed class RepairDiff : RepairPrinter
{
    // Characters of unchanged text that stay visible on each side of a repair.
    private const int Context = 16;

    private readonly Messages _messages;
    private readonly IAnsiConsole _console;
    private readonly TextWriter _writer;
    private readonly bool _marked;

    public RepairDiff(Messages messages, Terminal terminal)
    {
        _messages = messages;
        (_console, _writer) = terminal.OpenConsole();
        _marked = _console.Profile.Capabilities.ColorSystem == ColorSystem.NoColors;
        _console.Profile.Width = int.MaxValue; // a line of the document is a line of the diff, however long; terminals wrap
    }

    public override void Print(RepairedDocument document)
    {
        var (text, repairs, lost) = document.Repaired;
        var about = repairs.IsEmpty && lost == 0 ? _messages["repair.unchanged"]
            : string.Join(", ", repairs.GroupBy(r => r.Kind).Select(g => $"{g.Key} {g.Count()}").Append(lost > 0 ? _messages["repair.lost", lost] : "").Where(s => s.Length > 0));
        _console.MarkupLine($"{Printable.Styled(document.Source.Uri, "bold")}  {Printable.Styled(about, "grey")}");

        var (number, position, next) = (1, 0, 0);
        while (next < repairs.Length)
        {
            var end = text.IndexOf('\n', position) is var found and >= 0 ? found : text.Length;
            var last = next;
            while (last < repairs.Length && repairs[last].Span.Start <= end)
            {
                last++;
            }

            if (last > next)
            {
                _console.MarkupLine($"[grey]{number.ToString(CultureInfo.InvariantCulture),6}[/]  {Line(text, TextSpan.Between(position, end), repairs.AsSpan()[next..last])}");
            }

            (number, position, next) = (number + 1, end + 1, last);
        }
    }

    public override ValueTask DisposeAsync() => _writer.DisposeAsync();

    private string Line(string text, TextSpan line, ReadOnlySpan<TextRepair> repairs)
    {
        var shown = new StringBuilder();
        var position = line.Start;
        var isFirst = true;
        foreach (var repair in repairs)
        {
            // What a later step changed again is shown once, as it came and as it went.
            if (repair.Span.Start < position)
            {
                continue;
            }

            shown.Append(Between(text, TextSpan.Between(position, repair.Span.Start), isFirst, isLast: false));
            var end = Math.Min(repair.Span.End, line.End);
            shown.Append(Change(repair.Before, text[repair.Span.Start..Math.Max(repair.Span.Start, end)]));
            (position, isFirst) = (Math.Max(repair.Span.Start, end), false);
        }

        return shown.Append(Between(text, TextSpan.Between(position, line.End), isFirst, isLast: true)).ToString();
    }

    private static string Between(string text, TextSpan span, bool isFirst, bool isLast)
    {
        var (head, tail) = (isFirst ? 0 : Context, isLast ? 0 : Context);
        return span.Length <= head + tail + 1
            ? Escaped(text.Substring(span.Start, span.Length))
            : $"{Escaped(text.Substring(span.Start, head))}[grey]…[/]{Escaped(text.Substring(span.End - tail, tail))}";
    }

    private string Change(string removed, string after)
    {
        var before = string.Concat(removed.Select(Visible));
        return _marked
            ? Escaped($"{(before.Length > 0 ? $"[-{before}-]" : "")}{(after.Length > 0 ? $"{{+{after}+}}" : "")}")
            : $"{Printable.Styled(before, "red strikethrough")}{Printable.Styled(after, "green")}";
    }

    // What has no shape is named.
    private static string Visible(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control ? string.Create(CultureInfo.InvariantCulture, $"U+{(int)c:X4}") : c.ToString();

    private static string Escaped(string text) => Markup.Escape(Printable.Clean(text));
}
