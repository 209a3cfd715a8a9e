using System.Collections.Immutable;
using System.Globalization;
using Gongwen.Store;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;

namespace Gongwen.Cli.Rendering.Timelines;

/// <summary>Phases as bars, deadlines as marks, on a terminal.</summary>
internal static class TimelineChart
{
    private const int LabelWidth = 40;
    private const int DaysWidth = 23;

    public static void Write(ImmutableArray<TimelineRow> rows, Calendar calendar, Messages messages, Terminal terminal)
    {
        var (console, writer) = terminal.OpenConsole();
        using (writer)
        {
            var width = Math.Clamp(console.Profile.Width - LabelWidth - DaysWidth - 12, 12, 120);
            var table = new Table { Border = TableBorder.Simple };
            table.AddColumn(new TableColumn(messages["query.head.id"]).NoWrap().RightAligned());
            table.AddColumn(new TableColumn(messages["timeline.what"]) { Width = LabelWidth });
            table.AddColumn(new TableColumn(messages["query.head.when"]).NoWrap());
            table.AddColumn(new TableColumn(Scale(calendar, width)).NoWrap());
            foreach (var row in rows)
            {
                table.AddRow(
                    new Text(row.Document.ToString(CultureInfo.InvariantCulture)),
                    new Text(Printable.Clean(row.Name)),
                    new Text(When(row)),
                    new Text(Bar(row, calendar, width), new Style(row.IsDeadline ? Color.Red : Color.Blue)));
            }

            console.Write(table);
        }
    }

    private static string Scale(Calendar calendar, int width)
    {
        var scale = new char[width];
        Array.Fill(scale, ' ');
        foreach (var tick in calendar.Ticks(width / 8))
        {
            var at = (int)(calendar.Begin(tick) * width);
            var label = LocalDatePattern.CreateWithInvariantCulture("uuuu-MM").Format(tick);
            if (at + label.Length <= width && (at == 0 || scale[at - 1] == ' '))
            {
                label.CopyTo(scale.AsSpan(at));
            }
        }

        return new string(scale);
    }

    private static string Bar(TimelineRow row, Calendar calendar, int width)
    {
        var (start, end) = calendar.Place(row);
        var first = Math.Min((int)(start * width), width - 1);
        if (row.IsDeadline)
        {
            return new string(' ', first) + '◆';
        }

        var length = Math.Max(1, (int)Math.Ceiling(end * width) - first);
        return new string(' ', first) + (row.Start is null ? '◁' : '█') + new string('█', Math.Max(0, length - 2)) + (length < 2 ? "" : row.End is null ? "▷" : "█");
    }

    private static string When(TimelineRow row) => row.IsDeadline || row.Start == row.End
        ? Iso(row.End)
        : $"{Iso(row.Start)}…{Iso(row.End)}";

    private static string Iso(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : "";
}
