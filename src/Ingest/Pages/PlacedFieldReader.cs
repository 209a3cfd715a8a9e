using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Finds the labelled fields around a notice.</summary>
internal sealed class PlacedFieldReader(PageLines lines, FieldReader fields)
{
    private readonly LoneLabels _labels = new(lines, fields);
    private readonly BarReader _bars = new(lines, fields);
    private readonly InformationTable _grids = new(lines, fields);

    /// <summary>The fields of the bar above a notice, and of the information tables beside it or anywhere but in the notice.</summary>
    public PlacedFields Above(ImmutableArray<int> bar, LineRange notice)
    {
        var (table, known) = (ImmutableArray.CreateBuilder<LabelledField>(), new HashSet<int>());
        foreach (var grid in lines.Page.Tables)
        {
            // One at the very end may have been taken for a table of the notice.
            if (PageLines.LinesOf(grid) is { IsEmpty: false } range && (range.End <= notice.Start || range.End >= notice.End)
                && _grids.Read(grid) is { Count: > 0 } read)
            {
                table.AddRange(read);
                known.UnionWith(range.Lines);
            }
        }

        var around = bar.IsEmpty ? default : new LineRange(bar[0], bar[^1] + 1);
        var rest = Split([.. bar.Where(l => !known.Contains(l))], around);
        return rest with { Table = [.. table, .. rest.Table] };
    }

    /// <summary>The fields of the lines below a notice.</summary>
    public PlacedFields Below(LineRange below) => Split([.. below.Lines], below);

    private PlacedFields Split(ImmutableArray<int> numbers, LineRange zone)
    {
        var rows = _bars.Table(zone).ToHashSet();
        var bar = numbers.RemoveAll(rows.Contains);
        return new PlacedFields([.. bar.SelectMany(InLine)], [.. numbers.Where(rows.Contains).SelectMany(InLine)], bar);
    }

    // A label alone takes the line beside it.
    private IEnumerable<LabelledField> InLine(int line)
    {
        var start = lines.SpanOf(line).Start;
        var read = fields.Read(lines[line]);
        foreach (var field in read)
        {
            var takesNext = field.Value.Length == 0 && field == read[^1] && _labels.TakesNext(line);
            yield return field with { Value = takesNext ? lines.SpanOf(line + 1) : field.Value with { Start = start + field.Value.Start } };
        }

        if (read.IsEmpty && _labels.Read(line) is { } label)
        {
            yield return new LabelledField(label, _labels.TakesNext(line) ? lines.SpanOf(line + 1) : default);
        }
    }
}
