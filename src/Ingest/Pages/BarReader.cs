using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Finds the publication bar and the 政府信息公开 table above a notice.</summary>
internal sealed class BarReader(PageLines lines, FieldReader fields)
{
    // A table of fewer labels may be one of the notice.
    private const int FewestTableLabels = 3;

    private const int LongestBar = 200;

    /// <summary>Whether a line is part of a publication bar, going by its words.</summary>
    public bool IsBar(int line)
    {
        var text = lines[line].Trim();
        if (text.IsEmpty || text.Length > LongestBar || lines.Page.Lines[line].Kind == BlockKind.TableCell)
        {
            return false;
        }

        var read = fields.Read(text);
        return lines.Is(line, LineRole.Bar) || (!read.IsEmpty && !text.Contains('。') && read.Any(f => IsOfBar(f, lines[line].Trim())));
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

    // 发布时间 and its like are enough; 时间 is one only with a bare date, for a notice has times of its own.
    private static bool IsOfBar(LabelledField field, ReadOnlySpan<char> line) => field.Fact switch
    {
        "published" or "updated" or "source" or "tool" or "author" => !field.IsOfTable,
        "time" => PageDate.IsAlone(line.Slice(field.Value.Start, field.Value.Length)),
        _ => false,
    };

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
        lines.IsBlank(line) || IsBar(line) || PageDate.IsAlone(lines[line]) || (line > 0 && IsLoneLabel(line - 1) && lines.MayBeValue(line));

    private bool IsLoneLabel(int line) => IsBar(line) && fields.ReadLabel(lines[line]) is not null;

    private bool IsDateUnderHeadline(int line, int from, HeadTitles titles)
    {
        var text = lines[line].Trim();
        var above = line - 1;
        while (above > from && lines.IsBlank(above))
        {
            above--;
        }

        return above >= from && text.Length is > 7 and <= 60 && PageDate.Find(text.ToString()) is { } date
            && (lines.IsHtml ? date.Span.Start < 2 || PageDate.IsAlone(text) : PageDate.IsAlone(text) && !text.Contains('年'))
            && !lines.IsLink(above)
            && (titles.Likeness(lines[above].ToString()) > 0 || lines.Page.Lines[above].Kind == BlockKind.Heading || lines.Is(above, LineRole.Title));
    }

    private IEnumerable<int> Table(LineRange zone)
    {
        var (labels, first, last) = (new HashSet<string>(StringComparer.Ordinal), -1, -1);
        for (var line = zone.Start; line < zone.End; line++)
        {
            var text = lines[line].Trim();
            if (text.IsEmpty || text.Length > LongestBar || lines.IsLink(line))
            {
                continue;
            }

            var lone = fields.ReadLabel(text);
            var read = fields.Read(text);
            if ((lone is not null && lone["place"] == "table") || read.Any(f => f.IsOfTable))
            {
                labels.UnionWith(read.Select(f => f.Label.Id));
                labels.Add(lone?.Id ?? read[0].Label.Id);
                first = first < 0 ? line : first;
                last = line + (lone is not null && lines.MayBeValue(line + 1) ? 1 : 0);
            }
        }

        return labels.Count < FewestTableLabels ? [] : Enumerable.Range(first, Math.Min(last + 1, zone.End) - first);
    }
}
