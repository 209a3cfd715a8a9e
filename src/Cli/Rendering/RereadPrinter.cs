using Gongwen.Cli.Running;
using Gongwen.Store;
using Spectre.Console;

namespace Gongwen.Cli.Rendering;

/// <summary>Prints what reading documents again changed, one document after the other, and counts.</summary>
internal sealed class RereadPrinter(Messages messages, Terminal terminal) : IDisposable
{
    private readonly (IAnsiConsole Console, TextWriter Writer) _output = terminal.OpenConsole();
    private int _read;
    private int _changed;
    private int _conflicts;

    /// <summary>How many could not be read.</summary>
    public int Failed { get; private set; }

    /// <summary>Prints a batch that is stored.</summary>
    public void Print(IReadOnlyList<Reread> batch)
    {
        foreach (var reread in batch)
        {
            Print(reread);
        }
    }

    /// <summary>Prints the counts.</summary>
    public void PrintSummary() => _output.Console.WriteLine(messages["reextract.summary", _read, _changed, _conflicts, Failed]);

    public void Dispose() => _output.Writer.Dispose();

    private void Print(Reread reread)
    {
        if (reread.Failure is { } failure)
        {
            Failed++;
            terminal.Error.WriteLine(failure.Describe(messages));
            return;
        }

        _read++;
        var unsettled = reread.Corrections.Where(c => c.State is CorrectionState.Conflict or CorrectionState.Lost).ToList();
        _changed += reread.Differences.IsEmpty ? 0 : 1;
        _conflicts += unsettled.Count;
        if (reread.Differences.IsEmpty && unsettled.Count == 0)
        {
            return;
        }

        _output.Console.WriteLine(Printable.Clean($"{reread.Number}  {reread.Uri}"));
        foreach (var difference in reread.Differences)
        {
            Line(difference.Field, "- ", difference.Before, "red");
            Line(difference.Field, "+ ", difference.After, "green");
        }

        foreach (var correction in unsettled)
        {
            _output.Console.MarkupLine($"  {Printable.Styled(CorrectionLine.Of(correction, messages), "yellow")}");
        }
    }

    private void Line(string field, string sign, string? text, string style)
    {
        if (text is not null)
        {
            _output.Console.MarkupLine($"  {Printable.Styled($"{sign}{messages.FieldName(field)}: {text}", style)}");
        }
    }
}
