using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Reads what a page states about its notice: in the bar, in the information table, in its head.</summary>
internal sealed class PageFactReader(PageLines lines, PageRules rules, FieldReader fields)
{
    // Some pages put the bar under the notice.
    private const int ReachBelow = 15;

    private readonly PageClaims _claims = new(lines.Page);

    /// <summary>The facts of the page around a notice, and what is wrong with them.</summary>
    /// <param name="masthead">What stands above it.</param>
    /// <param name="notice">Its lines.</param>
    /// <param name="titles">What the head calls it.</param>
    /// <param name="isNotice">Whether those lines read like a notice: in a list of pages a date without a label is one page's of many.</param>
    public (ImmutableSortedDictionary<PageField, PageFact> Facts, ImmutableArray<Issue> Issues) Read(
        Masthead masthead, LineRange notice, HeadTitles titles, bool isNotice)
    {
        var placed = new PlacedFieldReader(lines, fields);
        var above = placed.Above(masthead.Bar, notice);
        var below = placed.Below(new LineRange(notice.End, Math.Min(notice.End + ReachBelow, lines.Count)));
        _claims.Add(PageField.Headline, Headline(masthead.Headline));
        AddPublished(isNotice || masthead.Headline.Lines.Any(i => titles.Likeness(lines[i].ToString()) > 0) ? above : above with { BarLines = [] }, below);
        foreach (var field in Enum.GetValues<PageField>().Where(f => f is not PageField.PublishedDate))
        {
            AddShown(field, InOrder(field, above));
            AddShown(field, field is PageField.ContentSource && !_claims.Has(field) ? [.. below.Table, .. below.Bar] : below.Table);
        }

        new HeadFacts(lines.Page, rules).AddTo(_claims);
        AddLastResorts(above, titles);
        return (_claims.Facts, _claims.Issues);
    }

    private static ImmutableArray<LabelledField> InOrder(PageField field, PlacedFields placed) => field switch
    {
        PageField.ContentSource or PageField.Author => [.. placed.Bar, .. placed.Table],
        PageField.IssuedDate => placed.Table,
        _ => [.. placed.Table, .. placed.Bar],
    };

    // A label wins over a date without one. 发文时间 in a bar is when the page was posted, in a table when the document was sent.
    private void AddPublished(PlacedFields above, PlacedFields below)
    {
        AddShown(PageField.PublishedDate, above.Bar);
        AddShown(PageField.PublishedDate, above.Table);
        AddUnlessKnown(() => First(above.Bar, "time") ?? First(above.Bar, "entered") ?? First(above.Bar, "issued-date"));
        AddUnlessKnown(() => above.BarLines.Select(Unlabelled).FirstOrDefault(d => d is not null));
        AddUnlessKnown(() => First(below.Bar, "published-date") ?? First(below.Table, "published-date"));
    }

    // 更新时间 alone, and what the browser shows for a title.
    private void AddLastResorts(PlacedFields above, HeadTitles titles)
    {
        AddUnlessKnown(() => First(above.Bar, "updated-date"));
        if (!_claims.Has(PageField.Headline) && titles.Page is { Length: > 0 } title)
        {
            _claims.Add(PageField.Headline, new PageFact(title, "title", null));
        }
    }

    private void AddUnlessKnown(Func<PageFact?> published)
    {
        if (!_claims.Has(PageField.PublishedDate))
        {
            _claims.Add(PageField.PublishedDate, published());
        }
    }

    private void AddShown(PageField field, ImmutableArray<LabelledField> placed)
    {
        foreach (var found in placed.Where(f => f.Value.Length > 0 && HeadFacts.FieldOf(f.Label) == field))
        {
            if (found.IsDate)
            {
                AddDate(field, found);
            }
            else
            {
                _claims.Add(field, Text(field, found));
            }
        }
    }

    private void AddDate(PageField field, LabelledField found)
    {
        var text = lines.Text.Substring(found.Value.Start, found.Value.Length);
        if (rules.Empty.IsMatch(text) || StatedDate.Read(text) is not { } date)
        {
            return;
        }

        var span = new TextSpan(found.Value.Start + date.Span.Start, date.Span.Length);
        if (date.Iso is { } iso)
        {
            _claims.Add(field, Fact(found.Label.Id, span) with { Value = iso });
        }
        else
        {
            _claims.Reject(field, Fact(found.Label.Id, span));
        }
    }

    private PageFact? Text(PageField field, LabelledField found)
    {
        var span = field is PageField.ContentSource or PageField.Author ? BeforeTools(found.Value) : found.Value;
        var fact = Fact(found.Label.Id, span);
        return fact.Value.Length == 0 || rules.Empty.IsMatch(fact.Value)
            || (field is PageField.DocumentNumber && !fact.Value.AsSpan().ContainsAnyInRange('0', '9')) ? null : fact;
    }

    private PageFact? Headline(LineRange headline) => headline.IsEmpty || PageDate.IsAlone(lines[headline.Start])
        ? null
        : Fact("headline", TextSpan.Between(lines.SpanOf(headline.Start).Start, lines.SpanOf(headline.End - 1).End));

    private PageFact? First(ImmutableArray<LabelledField> placed, string fact)
    {
        foreach (var field in placed.Where(f => f.Fact == fact))
        {
            if (PageDate.Find(lines.Text.Substring(field.Value.Start, field.Value.Length)) is { } date)
            {
                return Dated(field.Label.Id, date, field.Value.Start);
            }
        }

        return null;
    }

    // 2020-08-28 05:10 with no label of its own.
    private PageFact? Unlabelled(int line)
    {
        var text = lines[line].ToString();
        return PageDate.Find(text) is { } date && StandsFree(text, date.Span, fields.Read(text))
            ? Dated("bar.unlabelled", date, lines.SpanOf(line).Start)
            : null;
    }

    // 截止：2023-03-05 and 今天是2023年3月5日 are not free; in 来源：云溪日报2023-03-05 the date is.
    private static bool StandsFree(string text, TextSpan date, ImmutableArray<LabelledField> read)
    {
        foreach (var field in read.Where(f => f.Value.Intersect(date).Length > 0))
        {
            return field.Fact is "content-source" or "author" || (field.Fact == "tool" && field.Value.Start < date.Start);
        }

        var before = text.AsSpan(0, date.Start).TrimEnd();
        return before.IsEmpty || (before[^1] is not (':' or '：') && !(before.Length == date.Start && char.IsLetter(before[^1])));
    }

    // 来源：云溪日报   2020-08-28 05:10   已有12人阅读
    private TextSpan BeforeTools(TextSpan value)
    {
        var text = lines.Text.AsSpan(value.Start, value.Length);
        var end = PageDate.Find(text.ToString())?.Span.Start ?? text.Length;
        for (var i = 1; i < end; i++)
        {
            end = text[i] == '】' || (char.IsWhiteSpace(text[i]) && char.IsWhiteSpace(text[i - 1])) ? i : end;
        }

        return value with { Length = text[..end].TrimEnd().Length };
    }

    private PageFact Dated(string id, (string Iso, TextSpan Span) date, int offset) =>
        Fact(id, new TextSpan(offset + date.Span.Start, date.Span.Length)) with { Value = date.Iso };

    private PageFact Fact(string id, TextSpan span) =>
        new(lines.Text.Substring(span.Start, span.Length).ReplaceLineEndings("").Trim(), id, lines.Page.Source.Map.ToSource(span));
}
