using System.Text;

namespace Gongwen.Cli.Rendering.Sheets;

/// <summary>A sheet as a table of GitHub Flavored Markdown.</summary>
internal static class SheetMarkdown
{
    public static void Write(Sheet sheet, Messages messages, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        if (sheet.Title is { } title)
        {
            writer.WriteLine($"## {Escape(title)}\n");
        }

        Row(sheet.Columns.Select(messages.Heading));
        Row(sheet.Columns.Select(_ => "---"));
        foreach (var row in sheet.Rows)
        {
            Row(row.Select(c => Escape(CellText.Of(c))));
        }

        writer.WriteLine();

        void Row(IEnumerable<string> cells) => writer.WriteLine($"| {string.Join(" | ", cells)} |");
    }

    // Text of a notice is no markup: neither Markdown nor HTML.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            _ = character switch
            {
                '\n' => escaped.Append("<br>"),
                '\r' => escaped,
                '<' => escaped.Append("&lt;"),
                '&' => escaped.Append("&amp;"),
                '|' or '\\' or '`' or '*' or '_' or '[' or ']' or '~' => escaped.Append('\\').Append(character),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }
}
