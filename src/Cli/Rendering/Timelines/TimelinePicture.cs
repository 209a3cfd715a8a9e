using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using Gongwen.Store;
using NodaTime;
using NodaTime.Text;

namespace Gongwen.Cli.Rendering.Timelines;

/// <summary>Phases as bars, deadlines as marks, as a picture (SVG) that stands alone.</summary>
internal static class TimelinePicture
{
    private const int Left = 12;
    private const int Label = 380;
    private const int Chart = 900;
    private const int Top = 56;
    private const int Line = 26;
    private const int LabelCharacters = 28;

    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    public static XDocument Draw(ImmutableArray<TimelineRow> rows, Calendar calendar, string heading)
    {
        var (width, height) = (Left + Label + Chart + Left, Top + (rows.Length * Line) + 16);
        return new XDocument(new XElement(
            s_svg + "svg",
            new XAttribute("viewBox", $"0 0 {width} {height}"),
            new XAttribute("width", width),
            new XAttribute("height", height),
            new XAttribute("font-family", "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei',sans-serif"),
            new XAttribute("font-size", 13),
            new XElement(s_svg + "title", heading),
            new XElement(s_svg + "rect", new XAttribute("width", width), new XAttribute("height", height), new XAttribute("fill", "#fff")),
            Text(Left, 22, heading, "#111", size: 16),
            calendar.Ticks(12).SelectMany(tick => Tick(calendar, tick, height)),
            rows.Select((row, i) => Row(row, calendar, Top + (i * Line)))));
    }

    private static IEnumerable<XElement> Tick(Calendar calendar, LocalDate tick, int height)
    {
        var x = At(calendar.Begin(tick));
        yield return new XElement(s_svg + "path", new XAttribute("d", string.Create(CultureInfo.InvariantCulture, $"M{x} {Top - 12}V{height - 8}")), new XAttribute("stroke", "#ddd"));
        yield return Text(x + 3, Top - 8, LocalDatePattern.CreateWithInvariantCulture("uuuu-MM").Format(tick), "#777", size: 11);
    }

    private static XElement Row(TimelineRow row, Calendar calendar, int y)
    {
        var (start, end) = calendar.Place(row);
        var (x, last) = (At(start), At(end));
        var (day, first) = (Iso(row.End), Iso(row.Start));
        return new XElement(
            s_svg + "g",
            new XElement(s_svg + "title", Storable($"{row.Title}\n{row.Name}\n{(row.IsDeadline ? day : $"{first}…{day}")}")),
            Text(Left, y + 17, Cut($"{row.Document}  {row.Name}"), "#111"),
            row.IsDeadline
                ? new XElement(s_svg + "path", new XAttribute("d", string.Create(CultureInfo.InvariantCulture, $"M{x} {y + 4}l8 8-8 8-8-8z")), new XAttribute("fill", "#c0392b"))
                : new XElement(
                    s_svg + "rect",
                    new XAttribute("x", x),
                    new XAttribute("y", y + 4),
                    new XAttribute("width", Math.Max(3, last - x)),
                    new XAttribute("height", Line - 10),
                    new XAttribute("rx", 3),
                    new XAttribute("fill", "#2f6fb7"),
                    new XAttribute("fill-opacity", row.Start is null || row.End is null ? 0.45 : 0.9)));
    }

    private static XElement Text(double x, double y, string text, string colour, int size = 13) => new(
        s_svg + "text", new XAttribute("x", x), new XAttribute("y", y), new XAttribute("fill", colour), new XAttribute("font-size", size), Storable(text));

    private static double At(double share) => Math.Round(Left + Label + (share * Chart), 1);

    private static string Cut(string text) => text.Length <= LabelCharacters ? text : text[..(LabelCharacters - 1)] + '…';

    // XML has no place for control characters and lone surrogates.
    private static string Storable(string text) => string.Concat(text.EnumerateRunes().Select(r => r.Value is '\n' ? "\n" : System.Text.Rune.IsControl(r) ? "\uFFFD" : r.ToString()));

    private static string Iso(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : "";
}
