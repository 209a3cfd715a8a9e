using NodaTime;
using Spectre.Console;

namespace Gongwen.Cli.Rendering.Sheets;

/// <summary>A sheet on a terminal.</summary>
internal static class SheetTable
{
    public static void Write(Sheet sheet, Messages messages, Terminal terminal)
    {
        var table = new Table { Border = TableBorder.Simple };
        var shown = Enumerable.Range(0, sheet.Columns.Length).Where(i => !sheet.Details.Contains(sheet.Columns[i].Key)).ToList();
        foreach (var column in shown.Select(i => sheet.Columns[i]))
        {
            table.AddColumn(new TableColumn(new Text(messages.Heading(column))) { NoWrap = column.Width <= 12 });
        }

        foreach (var row in sheet.Rows)
        {
            table.AddRow(shown.Select(i => row[i]).Select(cell => new Text(Printable.Clean(CellText.Of(cell)), Style(cell))));
        }

        if (table.Rows.Count == 0)
        {
            return;
        }

        var (console, writer) = terminal.OpenConsole();
        using (writer)
        {
            console.Write(table);
        }
    }

    private static Style Style(object? cell) => cell is LocalDate ? new Style(Color.Green) : Spectre.Console.Style.Plain;
}
