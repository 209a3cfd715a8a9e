using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Gongwen.Cli.Rendering.Sheets;

/// <summary>Cells as text.</summary>
internal static class CellText
{
    /// <summary>ISO 8601 for a date, lists joined with 、, numbers without grouping; empty for null.</summary>
    public static string Of(object? cell) => cell switch
    {
        null => "",
        LocalDate date => LocalDatePattern.Iso.Format(date),
        ImmutableArray<string> items => string.Join('、', items),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
    };
}
