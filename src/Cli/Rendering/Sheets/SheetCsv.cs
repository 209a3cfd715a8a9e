using CsvHelper;

namespace Gongwen.Cli.Rendering.Sheets;

/// <summary>A sheet as CSV (RFC 4180, UTF-8): columns named as in the JSON, lists joined with 、.</summary>
internal static class SheetCsv
{
    // What a spreadsheet would run as a formula gets an apostrophe in front: https://owasp.org/www-community/attacks/CSV_Injection
    private static readonly CsvWriterOptions s_options = new() { NewLine = "\r\n", Injection = CsvInjection.Escape };

    /// <param name="sheet">What to write.</param>
    /// <param name="output">Left open.</param>
    /// <param name="mark">Whether a byte order mark comes first, by which old spreadsheets know UTF-8.</param>
    public static void Write(Sheet sheet, Stream output, bool mark = false)
    {
        using var csv = CsvWriter.Create(output, s_options with { WriteByteOrderMark = mark }, leaveOpen: true);
        csv.WriteRecord([.. sheet.Columns.Select(c => c.Key)]);
        foreach (var row in sheet.Rows)
        {
            foreach (var cell in row)
            {
                csv.WriteField(Harmless(CellText.Of(cell)));
            }

            csv.EndRecord();
        }
    }

    // The library knows of the ASCII signs; spreadsheets of East Asia take their full-width forms for the same.
    private static string Harmless(string text) => text is ['＝' or '＋' or '－' or '＠', ..] ? $"'{text}" : text;
}
