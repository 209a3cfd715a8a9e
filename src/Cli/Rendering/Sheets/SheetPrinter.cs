using System.CommandLine;

namespace Gongwen.Cli.Rendering.Sheets;

/// <summary>Prints a sheet in the format that was asked for.</summary>
internal static class SheetPrinter
{
    /// <summary><c>--format</c>, as every question has it.</summary>
    public static Option<string> Option(Messages messages) =>
        new Option<string>("--format", "-f") { Description = messages["sheet.format"], DefaultValueFactory = _ => "table" }
            .AcceptOnlyFromAmong("table", "json", "jsonl", "csv");

    /// <param name="sheet">What to print.</param>
    /// <param name="format">One of those that <see cref="Option"/> accepts.</param>
    /// <param name="messages">For table heads.</param>
    /// <param name="terminal">Whose output is written.</param>
    public static void Print(Sheet sheet, string format, Messages messages, Terminal terminal)
    {
        switch (format)
        {
            case "json":
                SheetJson.WriteArray(sheet, terminal.Output);
                break;
            case "jsonl":
                SheetJson.WriteLines(sheet, terminal.Output);
                break;
            case "csv":
                SheetCsv.Write(sheet, terminal.Output);
                break;
            default:
                SheetTable.Write(sheet, messages, terminal);
                break;
        }
    }
}
