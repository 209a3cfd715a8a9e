using System.Globalization;
using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Gongwen.Cli.Rendering.Explaining;

/// <summary>Phases as bars and deadlines as marks over the same days, as an inline picture.</summary>
internal static class TimeLine
{
    private const int Width = 640;
    private const int Row = 26;
    private const int Label = 6;

    public static string Render(JsonElement notice, Messages messages)
    {
        var bars = Phases(notice).Concat(Deadlines(notice)).ToList();
        if (bars.Count == 0)
        {
            return "";
        }

        var (first, last) = (bars.Min(b => b.From), bars.Max(b => b.To));
        var days = Math.Max(1, Period.DaysBetween(first, last) + 1);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<h2>{ExplanationPage.Escape(messages["explain.time"])}</h2><svg viewBox=\"0 0 {Width} {(bars.Count + 1) * Row}\" role=\"img\">\n");
        for (var i = 0; i < bars.Count; i++)
        {
            var (name, from, to, kind) = bars[i];
            var x = Period.DaysBetween(first, from) * Width / days;
            var width = Math.Max(4, (Period.DaysBetween(from, to) + 1) * Width / days);
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{kind}\" x=\"{x}\" y=\"{i * Row}\" width=\"{width}\" height=\"{Row - 6}\" rx=\"3\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Label}\" y=\"{(i * Row) + 14}\">{ExplanationPage.Escape($"{name} {Iso(from)}{(from == to ? "" : $"–{Iso(to)}")}")}</text>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"edge\" x=\"0\" y=\"{((bars.Count + 1) * Row) - 8}\">{Iso(first)}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"edge\" x=\"{Width}\" y=\"{((bars.Count + 1) * Row) - 8}\" text-anchor=\"end\">{Iso(last)}</text></svg>");
        return svg.ToString();
    }

    private static IEnumerable<(string Name, LocalDate From, LocalDate To, string Kind)> Phases(JsonElement notice) =>
        from phase in notice.GetProperty("phases").EnumerateArray()
        let start = Day(phase, "start")
        let end = Day(phase, "end")
        where start is not null || end is not null
        select (phase.GetProperty("name").GetString()!, start ?? end!.Value, end ?? start!.Value, "magenta");

    private static IEnumerable<(string Name, LocalDate From, LocalDate To, string Kind)> Deadlines(JsonElement notice) =>
        from deadline in notice.GetProperty("deadlines").EnumerateArray()
        let day = Day(deadline, "by")
        where day is not null
        select (deadline.GetProperty("task").GetString() ?? deadline.GetProperty("text").GetString()!, day.Value, day.Value, "red");

    private static LocalDate? Day(JsonElement owner, string field) =>
        owner.GetProperty(field).GetString() is { } text && LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value : null;

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
