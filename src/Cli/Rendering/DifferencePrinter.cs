using Gongwen.Extract;
using Spectre.Console;

namespace Gongwen.Cli.Rendering;

/// <summary>Differences for people: what went with a minus, what came with a plus, below the name of their field.</summary>
internal static class DifferencePrinter
{
    public static void Print(IReadOnlyList<FactDifference> differences, Messages messages, Terminal terminal)
    {
        var (console, writer) = terminal.OpenConsole();
        using (writer)
        {
            string? field = null;
            foreach (var difference in differences)
            {
                if (difference.Field != field)
                {
                    field = difference.Field;
                    console.MarkupLine(Printable.Styled(messages.FieldName(field), "bold"));
                }

                Line(console, "- ", difference.Before, "red");
                Line(console, "+ ", difference.After, "green");
            }
        }
    }

    private static void Line(IAnsiConsole console, string sign, string? text, string style)
    {
        if (text is not null)
        {
            console.MarkupLine($"  {Printable.Styled(sign + text, style)}");
        }
    }
}
