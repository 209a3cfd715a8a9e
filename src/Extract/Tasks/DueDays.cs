using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>The days of a notice by which something is due, by where they stand.</summary>
internal sealed class DueDays
{
    private readonly ImmutableArray<DueDay> _days;
    private readonly Dictionary<(int Section, string Task), DueDay> _byTask = [];
    private readonly Dictionary<int, DueDay?> _bySection = [];
    private readonly Dictionary<TableRow, DueDay> _byRow = [];

    public DueDays(Reading reading, TableRows rows, OfficialDocument document)
    {
        _days = [.. document.Deadlines.Where(d => d.Evidence.Span is not null).Select(d => new DueDay(d, null, d.Task, d.Evidence.Span!.Value))
            .Concat(document.Recurrences.Where(r => r.Evidence.Span is not null).Select(r => new DueDay(null, r, r.Task, r.Evidence.Span!.Value)))
            .OrderBy(d => d.Span.Start)];
        foreach (var day in _days)
        {
            var section = reading.SectionAt(day.Span.Start);
            _byTask.TryAdd((section, day.Task), day);
            _bySection[section] = _bySection.ContainsKey(section) ? null : day;
            foreach (var row in rows.RowsAt(day.Span.Start))
            {
                // A cell's first day stands for it: the rest of a long cell must not cost its rows again.
                if (!_byRow.TryAdd(row, day))
                {
                    break;
                }
            }
        }
    }

    /// <summary>The first day that stands in <paramref name="span"/>.</summary>
    public DueDay? Within(TextSpan span)
    {
        var (low, high) = (0, _days.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _days[middle].Span.Start < span.Start ? (middle + 1, high) : (low, middle);
        }

        return low < _days.Length && _days[low].Span.Start < span.End ? _days[low] : null;
    }

    /// <summary>The first day of that task in that section.</summary>
    public DueDay? Of(int section, string task) => _byTask.GetValueOrDefault((section, task));

    /// <summary>The only day of a section; null when it has none or several, and outside of sections.</summary>
    public DueDay? Only(int section) => section < 0 ? null : _bySection.GetValueOrDefault(section);

    /// <summary>The first day in a cell that covers that row.</summary>
    public DueDay? InRow(TableRow row) => _byRow.GetValueOrDefault(row);
}
