using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using NodaTime;

namespace Gongwen.Cli.Rendering.Sheets;

/// <summary>Sheets as one workbook (ISO/IEC 29500, .xlsx) that an office can use as it stands: frozen and filtered header, wrapped text, real dates, printed on one page's width.</summary>
internal static class Workbook
{
    /// <summary>Rows that a worksheet holds, its header included.</summary>
    public const int MostRows = 1_048_576;

    // Of a cell, by ISO/IEC 29500's limits in every spreadsheet program.
    private const int MostCharacters = 32_767;

    // Points; the most is a spreadsheet's own limit.
    private const double LineHeight = 15.5;
    private const double MostHeight = 409;

    // From the CJK radicals on, characters are as wide as two digits.
    private const char FirstWide = '\u2E80';

    private static readonly LocalDate s_dayZero = new(1899, 12, 30);

    /// <summary>Writes <paramref name="sheets"/>, one worksheet each.</summary>
    /// <param name="sheets">At least one; rows beyond <see cref="MostRows"/> go on in a further worksheet.</param>
    /// <param name="messages">For the headings.</param>
    /// <param name="output">A stream that can seek; left open.</param>
    public static void Write(IEnumerable<Sheet> sheets, Messages messages, Stream output)
    {
        using var document = SpreadsheetDocument.Create(output, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = WorkbookStyles.Create();
        var (list, names) = (new DocumentFormat.OpenXml.Spreadsheet.Sheets(), new DefinedNames());
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var sheet in sheets)
        {
            using var rows = sheet.Rows.GetEnumerator();
            var more = rows.MoveNext();
            do
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                var name = FreeName(sheet.Name, taken);
                (var last, more) = Write(part, sheet, rows, more, messages);
                var index = (uint)taken.Count;
                list.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = workbook.GetIdOfPart(part), SheetId = index, Name = name });
                names.Append(
                    Name("_xlnm._FilterDatabase", index - 1, $"{Quote(name)}!{Absolute(sheet, last)}", hidden: true),
                    Name("_xlnm.Print_Titles", index - 1, $"{Quote(name)}!${Header(sheet)}:${Header(sheet)}"));
            }
            while (more);
        }

        workbook.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(list, names);
    }

    // The header stands in the first row, or below the title.
    private static int Header(Sheet sheet) => sheet.Title is null ? 1 : 2;

    private static (int LastRow, bool More) Write(WorksheetPart part, Sheet sheet, IEnumerator<ImmutableArray<object?>> rows, bool more, Messages messages)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteElement(Frozen(Header(sheet)));
        writer.WriteElement(new Columns(sheet.Columns.Select((c, i) => new DocumentFormat.OpenXml.Spreadsheet.Column
        {
            Min = (uint)i + 1,
            Max = (uint)i + 1,
            Width = c.Width,
            CustomWidth = true,
        })));
        writer.WriteStartElement(new SheetData());
        if (sheet.Title is { } title)
        {
            writer.WriteElement(new Row(Text(title, WorkbookStyles.Title)) { RowIndex = 1, Height = 36, CustomHeight = true });
        }

        writer.WriteElement(new Row(sheet.Columns.Select(c => Text(messages.Heading(c), WorkbookStyles.Header))) { RowIndex = (uint)Header(sheet), Height = 24, CustomHeight = true });
        var last = Header(sheet);
        while (more && last < MostRows)
        {
            writer.WriteElement(new Row(rows.Current.Select(Cell)) { RowIndex = (uint)++last, Height = HeightOf(sheet, rows.Current), CustomHeight = true });
            more = rows.MoveNext();
        }

        writer.WriteEndElement();
        writer.WriteElement(new AutoFilter { Reference = Relative(sheet, last) });
        if (sheet.Title is not null)
        {
            writer.WriteElement(new MergeCells(new MergeCell { Reference = $"A1:{Letters(sheet.Columns.Length)}1" }));
        }

        writer.WriteElement(new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
        writer.WriteElement(new PageSetup { Orientation = OrientationValues.Landscape, PaperSize = 9, FitToWidth = 1, FitToHeight = 0 }); // 9: A4
        writer.WriteEndElement();
        return (last, more);
    }

    // Not every program makes room for wrapped text by itself.
    private static double HeightOf(Sheet sheet, ImmutableArray<object?> row) =>
        Math.Clamp(sheet.Columns.Zip(row, (column, cell) => Lines(CellText.Of(cell), column.Width)).Max() * LineHeight + 6, 21, MostHeight);

    private static int Lines(string text, int width)
    {
        var (lines, taken) = (1, 0);
        foreach (var character in text.AsSpan())
        {
            var needed = character >= FirstWide ? 2 : 1;
            taken += needed;
            if (character == '\n' || taken > width)
            {
                lines++;
                taken = character == '\n' ? 0 : needed;
            }
        }

        return lines;
    }

    private static SheetViews Frozen(int rows) => new(new SheetView(
        new Pane { VerticalSplit = rows, TopLeftCell = $"A{rows + 1}", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
    {
        WorkbookViewId = 0,
    });

    private static Cell Cell(object? cell) => cell switch
    {
        LocalDate date => new Cell(new CellValue(Period.DaysBetween(s_dayZero, date))) { StyleIndex = WorkbookStyles.Date },
        long or double => new Cell(new CellValue(CellText.Of(cell))) { StyleIndex = WorkbookStyles.Text },
        _ => Text(CellText.Of(cell), WorkbookStyles.Text),
    };

    // An inline string is never taken for a formula.
    private static Cell Text(string text, uint style) => text.Length == 0
        ? new Cell { StyleIndex = style }
        : new Cell(new InlineString(new Text(Storable(text)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style };

    // XML has no place for control characters and lone surrogates.
    private static string Storable(string text)
    {
        var storable = new StringBuilder(Math.Min(text.Length, MostCharacters));
        foreach (var rune in text.EnumerateRunes())
        {
            if (storable.Length + rune.Utf16SequenceLength > MostCharacters)
            {
                break;
            }

            storable.Append((Rune.IsControl(rune) && rune.Value is not ('\n' or '\t')) || rune.Value is 0xFFFE or 0xFFFF ? "\uFFFD" : rune.ToString());
        }

        return storable.ToString();
    }

    private static DefinedName Name(string name, uint sheet, string reference, bool hidden = false) =>
        new(reference) { Name = name, LocalSheetId = sheet, Hidden = hidden ? true : null };

    private static string Relative(Sheet sheet, int last) => $"A{Header(sheet)}:{Letters(sheet.Columns.Length)}{last}";

    private static string Absolute(Sheet sheet, int last) => $"$A${Header(sheet)}:${Letters(sheet.Columns.Length)}${last}";

    private static string Letters(int column) => column <= 26 ? ((char)('A' + column - 1)).ToString() : Letters((column - 1) / 26) + Letters(((column - 1) % 26) + 1);

    private static string Quote(string name) => $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";

    // At most 31 characters, none of []:*?/\, no apostrophe at either end, each name once.
    private static string FreeName(string wanted, HashSet<string> taken)
    {
        var plain = string.Concat(wanted.Select(c => c is '[' or ']' or ':' or '*' or '?' or '/' or '\\' || char.IsControl(c) ? '_' : c)).Trim('\'', ' ');
        var name = Cut(plain.Length == 0 ? "_" : plain, 31);
        for (var i = 2; !taken.Add(name); i++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $" ({i})");
            name = Cut(plain, 31 - suffix.Length) + suffix;
        }

        return name;
    }

    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
