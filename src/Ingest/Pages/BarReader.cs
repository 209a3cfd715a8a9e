using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Finds the publication bar and the 政府信息公开 table above a notice.</summary>
internal sealed class BarReader(PageLines lines, FieldReader fields)
{
    private readonly LoneLabels _labels = new(lines, fields);
    private readonly InformationTable _grids = new(lines, fields);


    // A table of fewer labels may be one of the notice.
    private const int FewestTableLabels = 3;

    private const int LongestBar = 200;

    // 时间 and 地点 of an event stand together.
    private const int NearBy = 2;

    /// <summary>Whether a line is part of a publication bar, going by its words.</summary>
    public bool IsBar(int line)
    {
        var text = lines[line].Trim();
        if (text.IsEmpty || text.Length > LongestBar || lines.Page.Lines[line].Kind == BlockKind.TableCell)
        {
            return false;
        }

        var read = fields.Read(text);
        return lines.Is(line, LineRole.Bar) || (!read.IsEmpty && !text.Contains('。') && read.Any(f => IsOfBar(f, line)));
    }

    /// <summary>The lines of the bar nearest to the end of <paramref name="zone"/> and of an information table in it, in order.</summary>
    public ImmutableArray<int> Find(LineRange zone, HeadTitles titles)
    {
        var found = new SortedSet<int>(Table(zone));
        for (var line = zone.End - 1; line >= zone.Start; line--)
        {
            if (!found.Contains(line) && (IsBar(line) || IsDateUnderHeadline(line, zone.Start, titles)))
            {
                Spread(line, zone, found);
                break;
            }
        }

        return [.. found];
    }

    // 发布时间 and its like are enough; 时间 is one only with a bare date and no place beside it, for a notice has times of its own.
    private bool IsOfBar(LabelledField field, int line) => field.Fact switch
    {
        "published-date" or "issued-date" or "entered" or "updated-date" or "content-source" or "tool" or "author" => !field.IsOfTable,
        "time" => PageDate.IsAlone(lines[line].Trim().Slice(field.Value.Start, field.Value.Length)) && !IsBesideEvent(line),
        _ => false,
    };

    private bool IsBesideEvent(int line)
    {
        for (var near = Math.Max(0, line - NearBy); near <= line + NearBy && near < lines.Count; near++)
        {
            if (lines[near].Length <= LongestBar && fields.Read(lines[near]).Any(f => f.Fact == "event"))
            {
                return true;
            }
        }

        return false;
    }

    private void Spread(int line, LineRange zone, SortedSet<int> found)
    {
        found.Add(line);
        for (var next = line + 1; next < zone.End && BelongsBeside(next); next++)
        {
            found.Add(next);
        }

        for (var before = line - 1; before >= zone.Start && (BelongsBeside(before) || IsGap(before, zone)); before--)
        {
            found.Add(before);
        }
    }

    // One line that no rule knows, between two of the bar.
    private bool IsGap(int line, LineRange zone) =>
        line > zone.Start && lines[line].Length < 16 && lines.Page.Lines[line].Kind == BlockKind.Paragraph && IsBar(line - 1);

    private bool BelongsBeside(int line) =>
        lines.IsBlank(line) || IsBar(line) || PageDate.IsAlone(lines[line]) || (line > 0 && IsLoneLabel(line - 1) && _labels.TakesNext(line - 1));

    private bool IsLoneLabel(int line) => IsBar(line) && _labels.Read(line) is not null;

    private bool IsDateUnderHeadline(int line, int from, HeadTitles titles)
    {
        var text = lines[line].Trim();
        var above = line - 1;
        while (above > from && lines.IsBlank(above))
        {
            above--;
        }

        return above >= from && !lines.IsLink(line) && !IsOfList(line) && text.Length is > 7 and <= 60 && PageDate.Find(text.ToString()) is { } date
            && (lines.IsHtml ? PageDate.IsAlone(text) || (date.Span.Start < 2 && IsEnd(text[date.Span.End..])) : PageDate.IsAlone(text) && !text.Contains('年'))
            && !lines.IsLink(above)
            && (titles.Likeness(lines[above].ToString()) > 0 || lines.Page.Lines[above].Kind == BlockKind.Heading || lines.Is(above, LineRole.Title));
    }

    // The dates of a list of pages stand close together, a title between each two.
    private bool IsOfList(int line) =>
        Enumerable.Range(line + 1, NearBy + 1).Any(IsDate) || (IsDate(line - 2) && IsDate(line - 4));

    private bool IsDate(int line) => line >= 0 && line < lines.Count && PageDate.IsAlone(lines[line]);

    // 2023年3月5日市政府常务会议通过 is no date of the page.
    private static bool IsEnd(ReadOnlySpan<char> behind) => behind.TrimStart('日') is not [var next, ..] || !char.IsLetter(next);

    /// <summary>The lines of the information table in <paramref name="zone"/>, whatever the page makes it of; none if there is none.</summary>
    public IEnumerable<int> Table(LineRange zone)
    {
        var grids = lines.Page.Tables.Where(t => _grids.Read(t).Count > 0).Select(PageLines.LinesOf).SelectMany(r => r.Lines).Where(zone.Contains);
        return Rows(zone).Union(grids);
    }

    private IEnumerable<int> Rows(LineRange zone)
    {
        var (labels, first, last) = (new HashSet<string>(StringComparer.Ordinal), -1, -1);
        foreach (var line in zone.Lines.Where(l => !lines.IsBlank(l) && lines[l].Length <= LongestBar && !lines.IsLink(l)))
        {
            var lone = _labels.Read(line);
            var own = fields.Read(lines[line].Trim()).Select(f => f.Label).Append(lone).OfType<RuleRow>().Where(l => l["place"] == "table").ToList();

            // 公开日期 alone, with its value beside it, belongs to the table that it stands in; with a colon it may be the bar.
            if (own.Count > 0 || (lone is not null && first >= 0 && lone["place"] == "bar"))
            {
                labels.UnionWith(own.Select(l => l.Id));
                first = first < 0 ? line : first;
                last = line + (lone is not null && _labels.TakesNext(line) ? 1 : 0);
            }
        }

        return labels.Count < FewestTableLabels ? [] : Enumerable.Range(first, Math.Min(last + 1, zone.End) - first);
    }
}
