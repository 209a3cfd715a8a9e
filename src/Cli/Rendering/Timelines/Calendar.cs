using System.Collections.Immutable;
using Gongwen.Store;
using NodaTime;

namespace Gongwen.Cli.Rendering.Timelines;

/// <summary>The days that a chart shows, and where on it a day stands.</summary>
/// <param name="First">The first day shown.</param>
/// <param name="Last">The last day shown.</param>
internal sealed record Calendar(LocalDate First, LocalDate Last)
{
    /// <summary>How many days are shown; at least 1.</summary>
    public int Days => Period.DaysBetween(First, Last) + 1;

    /// <summary>All days of <paramref name="rows"/>, cut to the days asked for.</summary>
    /// <param name="rows">At least one.</param>
    /// <param name="from">The first day asked for; null for any.</param>
    /// <param name="to">The last day asked for; null for any.</param>
    public static Calendar Of(ImmutableArray<TimelineRow> rows, LocalDate? from, LocalDate? to)
    {
        var days = rows.SelectMany(r => (LocalDate?[])[r.Start, r.End]).OfType<LocalDate>().ToList();
        var (first, last) = (from ?? days.Min(), to ?? days.Max());
        return new Calendar(first, LocalDate.Max(first, last));
    }

    /// <summary>From the beginning of the row's first day to the end of its last, 0 to 1; an open end reaches to the edge.</summary>
    public (double Start, double End) Place(TimelineRow row)
    {
        var start = row.IsDeadline ? row.End!.Value : row.Start ?? First;
        return (Share(Period.DaysBetween(First, start)), Share(Period.DaysBetween(First, row.End ?? Last) + 1));
    }

    /// <summary>The first days of the months shown, no more than <paramref name="most"/>: of quarters or years where there are too many.</summary>
    public IEnumerable<LocalDate> Ticks(int most)
    {
        var month = First.Day == 1 ? First : new LocalDate(First.Year, First.Month, 1).PlusMonths(1);
        var step = ((int[])[1, 3, 12, 60, 120]).First(s => s == 120 || Days / (30.4 * s) <= most);
        for (; month <= Last; month = month.PlusMonths(1))
        {
            if (((month.Year * 12) + month.Month - 1) % step == 0)
            {
                yield return month;
            }
        }
    }

    /// <summary>Where <paramref name="day"/> begins, 0 to 1.</summary>
    public double Begin(LocalDate day) => Share(Period.DaysBetween(First, day));

    private double Share(int days) => Math.Clamp((double)days / Days, 0, 1);
}
