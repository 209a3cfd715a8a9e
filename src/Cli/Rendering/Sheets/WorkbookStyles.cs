using DocumentFormat.OpenXml.Spreadsheet;

namespace Gongwen.Cli.Rendering.Sheets;

/// <summary>How cells of a <see cref="Workbook"/> look, by index of their format.</summary>
internal static class WorkbookStyles
{
    public const uint Text = 1;
    public const uint Date = 2;
    public const uint Header = 3;
    public const uint Title = 4;

    private const uint IsoDate = 164; // the first number that is not built in

    public static Stylesheet Create() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = IsoDate, FormatCode = "yyyy-mm-dd" }),
        new Fonts(Font(11), Font(11, bold: true), Font(16, bold: true)),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }), // the standard keeps the first two for itself
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE8EEF7" }) { PatternType = PatternValues.Solid })),
        new Borders(new Border(), Thin()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            Format(border: 1, alignment: Wrapped(HorizontalAlignmentValues.Left)),
            Format(border: 1, number: IsoDate, alignment: Wrapped(HorizontalAlignmentValues.Center)),
            Format(font: 1, fill: 2, border: 1, alignment: Wrapped(HorizontalAlignmentValues.Center)),
            Format(font: 2, alignment: Wrapped(HorizontalAlignmentValues.Center))));

    private static Font Font(double size, bool bold = false)
    {
        var font = new Font();
        if (bold)
        {
            font.Append(new Bold());
        }

        font.Append(new FontSize { Val = size }, new FontName { Val = "宋体" });
        return font;
    }

    private static Border Thin() => new(
        new LeftBorder { Style = BorderStyleValues.Thin },
        new RightBorder { Style = BorderStyleValues.Thin },
        new TopBorder { Style = BorderStyleValues.Thin },
        new BottomBorder { Style = BorderStyleValues.Thin },
        new DiagonalBorder());

    private static Alignment Wrapped(HorizontalAlignmentValues horizontal) =>
        new() { Horizontal = horizontal, Vertical = VerticalAlignmentValues.Center, WrapText = true };

    private static CellFormat Format(Alignment alignment, uint font = 0, uint fill = 0, uint border = 0, uint number = 0) => new(alignment)
    {
        FontId = font,
        FillId = fill,
        BorderId = border,
        NumberFormatId = number,
        FormatId = 0,
        ApplyFont = font > 0,
        ApplyFill = fill > 0,
        ApplyBorder = border > 0,
        ApplyNumberFormat = number > 0,
        ApplyAlignment = true,
    };
}
