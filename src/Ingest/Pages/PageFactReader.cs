using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Reads what a page states about its notice: in the bar, in the information table, in its head.</summary>
internal sealed class PageFactReader(PageLines lines, PageRules rules, FieldReader fields)
{
    // Some pages put the bar under the notice.
    private const int ReachBelow = 15;

    /// <summary>The facts of the page around a notice.</summary>
    /// <param name="masthead">What stands above it.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="titles">What the head calls it.</param>
    public PageMetadata Read(Masthead masthead, int end, HeadTitles titles)
    {
        var bar = masthead.Bar.ToHashSet();
        var above = masthead.Bar.SelectMany(line => Facts(line, bar.Contains(line + 1))).ToList();
        var below = Enumerable.Range(end, Math.Min(ReachBelow, lines.Count - end)).SelectMany(line => Facts(line, false));
        return new PageMetadata
        {
            Headline = Headline(masthead.Headline) ?? First(above, "headline") ?? Head("headline", v => v) ?? Title(titles),
            PublishedDate = Date(above, "published") ?? Date(above, "time") ?? Unlabelled(masthead.Bar) ?? Date(above, "updated")
                ?? Date(below, "published") ?? Head("published", v => PageDate.Find(v)?.Iso),
            ContentSource = First(above.Select(WithoutDate), "source") ?? Head("source", v => v),
            DocumentNumber = First(above.Where(f => lines.Text.AsSpan(f.Value.Start, f.Value.Length).IndexOfAnyInRange('0', '9') >= 0), "number"),
            Publisher = First(above, "publisher"),
        };
    }

    private PageFact? Headline(LineRange headline) => headline.IsEmpty
        ? null
        : Fact("headline", TextSpan.Between(lines.SpanOf(headline.Start).Start, lines.SpanOf(headline.End - 1).End)) is var fact
            ? fact with { Value = fact.Value.ReplaceLineEndings("") }
            : null;

    private static PageFact? Title(HeadTitles titles) => titles.Page is { Length: > 0 } title ? new PageFact(title, "title", null) : null;

    private PageFact? Head(string fact, Func<string, string?> read)
    {
        foreach (var row in rules.Meta.Where(m => m["fact"] == fact))
        {
            foreach (var (name, content) in lines.Page.Head)
            {
                if (row.Pattern.IsMatch(name) && read(content) is { Length: > 0 } value)
                {
                    return new PageFact(value, $"meta.{name}", null);
                }
            }
        }

        return null;
    }

    private PageFact? First(IEnumerable<PlacedField> placed, string fact) =>
        placed.Where(f => f.Fact == fact && f.Value.Length > 0).Select(f => Fact(f.Id, f.Value)).FirstOrDefault();

    private PageFact? Date(IEnumerable<PlacedField> placed, string fact)
    {
        foreach (var field in placed.Where(f => f.Fact == fact))
        {
            if (PageDate.Find(lines.Text.Substring(field.Value.Start, field.Value.Length)) is { } date)
            {
                return Dated(field.Id, date, field.Value.Start);
            }
        }

        return null;
    }

    // 2020-08-28 05:10 with no label of its own.
    private PageFact? Unlabelled(ImmutableArray<int> bar)
    {
        foreach (var line in bar)
        {
            var span = lines.SpanOf(line);
            var read = fields.Read(lines[line]);
            var text = lines[line].ToString();
            if (PageDate.Find(text) is { } date && !read.Any(f => (f.IsOfTable || f.Fact == "updated") && f.Value.Intersect(date.Span).Length > 0))
            {
                return Dated("bar.unlabelled", date, span.Start);
            }
        }

        return null;
    }

    private PageFact Dated(string id, (string Iso, TextSpan Span) date, int offset) =>
        Fact(id, new TextSpan(offset + date.Span.Start, date.Span.Length)) with { Value = date.Iso };

    private PageFact Fact(string id, TextSpan span) =>
        new(lines.Text.Substring(span.Start, span.Length).Trim(), id, lines.Page.Source.Map.ToSource(span));

    // 来源：云溪日报   2020-08-28 05:10
    private PlacedField WithoutDate(PlacedField field)
    {
        var text = lines.Text.Substring(field.Value.Start, field.Value.Length);
        var end = PageDate.Find(text) is { Span.Start: > 0 and var start } ? start : text.Length;
        return field with { Value = new TextSpan(field.Value.Start, text.AsSpan(0, end).TrimEnd().Length) };
    }

    /// <summary>The fields of a line; a label alone takes the next line for its value, if that is part of the bar.</summary>
    private IEnumerable<PlacedField> Facts(int line, bool hasNext)
    {
        var start = lines.SpanOf(line).Start;
        var read = fields.Read(lines[line]);
        hasNext = hasNext && lines.MayBeValue(line + 1) && fields.Read(lines[line + 1]).IsEmpty && fields.ReadLabel(lines[line + 1]) is null;
        foreach (var field in read)
        {
            var takesNext = hasNext && field.Value.Length == 0 && field == read[^1];
            yield return new PlacedField(
                field.Label.Id, field.Fact, takesNext ? lines.SpanOf(line + 1) : field.Value with { Start = start + field.Value.Start });
        }

        if (hasNext && read.IsEmpty && fields.ReadLabel(lines[line]) is { } label)
        {
            yield return new PlacedField(label.Id, label["fact"], lines.SpanOf(line + 1));
        }
    }

    private readonly record struct PlacedField(string Id, string Fact, TextSpan Value);
}
