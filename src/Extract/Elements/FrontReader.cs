using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Reads what stands above the body: 发文机关标志, 发文字号, 标题, 主送机关.</summary>
internal sealed class FrontReader(RuleTables rules)
{
    private const int MostFrontLines = 30;
    private const int LongestFrontLine = 130;
    private const int MostTitleLines = 5;
    private const int MostRestLines = 2;

    private readonly RuleTables _rules = rules;
    private readonly UnitList _units = new(rules);

    /// <summary>What the front holds; its lines are marked in <paramref name="zones"/>.</summary>
    public Front Read(string text, ImmutableArray<Line> lines, LineZone[] zones)
    {
        var front = new Front();
        var end = FrontEnd(text, lines);
        for (var i = 0; i < end; i++)
        {
            front = front.Date is null ? front with { Date = DateIn(text, lines[i].Span) } : front;
            front = front.DocumentNumber is null ? front with { DocumentNumber = NumberIn(text, lines[i]) } : front;
            if (Match("front-marks", text, lines[i].Span) is { } mark)
            {
                front = front with { Mark = new Fact<string>(Spacing.Squeeze(mark.Match.Groups["organ"].Value), new Evidence(lines[i].Span, mark.Rule, 0.8)) };
            }
        }

        var recipients = RecipientLines(text, lines, end);
        if (recipients is { } found)
        {
            end = found.End;
            front = front with { MainRecipients = Recipients(text, TextSpan.Between(lines[found.Start].Span.Start, lines[found.End - 1].Span.End)) };
        }

        var titleEnd = recipients?.Start ?? end;
        front = front with { Title = TitleIn(text, lines, 0, titleEnd) };
        Array.Fill(zones, LineZone.Front, 0, end);
        return front;
    }

    /// <summary>The title that ends somewhere in the lines from <paramref name="from"/> up to <paramref name="to"/>.</summary>
    public Fact<string>? TitleIn(string text, ImmutableArray<Line> lines, int from, int to) =>
        TitleBy("titles", text, lines, (from, to)) ?? TitleBy("titles-without-kind", text, lines, (from, to)) ?? Headline(text, lines, from, to);

    private Fact<string>? TitleBy(string table, string text, ImmutableArray<Line> lines, (int From, int To) range)
    {
        var (from, to) = range;
        for (var last = from; last < to; last++)
        {
            var span = WithoutNumber(text, lines[last].Span);
            if (span.Length == 0 || (Match(table, text, span) ?? LoneKind(table, text, lines, (from, last))) is not { } ending)
            {
                continue;
            }

            var first = last;
            if (last + 1 < to && Is("title-tails", text, lines[last + 1].Span))
            {
                span = TextSpan.Between(span.Start, lines[++last].Span.End);
            }

            last = WithRest(table, text, lines, (last, to));
            span = TextSpan.Between(span.Start, Math.Max(span.End, WithoutNumber(text, lines[last].Span).End));
            while (first > from && last - first < MostTitleLines && (BreaksHeadline(text, lines, first) || Continues(text, lines[first - 1], TextSpan.Between(lines[first].Span.Start, span.End))))
            {
                first--;
            }

            var whole = TextSpan.Between(lines[first].Span.Start, span.End);
            return new Fact<string>(Joined(text, lines, first, last, span.End), new Evidence(whole, ending.Rule, 0.95));
        }

        return null;
    }

    // 关于推行公示制度 above 审核制度的指导意见: a line that could end the title does not when the next but goes on to say of what kind it is.
    private int WithRest(string table, string text, ImmutableArray<Line> lines, (int Last, int To) at)
    {
        if (Is("title-ends", text, lines[at.Last].Span))
        {
            return at.Last;
        }

        for (var i = at.Last + 1; i < Math.Min(at.To, at.Last + MostRestLines + 1) && lines[i].Number is null && lines[i].Kind != BlockKind.Headline && NumberIn(text, lines[i]) is null
            && !Is("title-never", text, lines[i].Span) && !Is("title-abouts", text, lines[i].Span); i++)
        {
            if (Is("title-ends", text, lines[i].Span))
            {
                return Is(table, text, lines[i].Span) ? i : at.Last;
            }
        }

        return at.Last;
    }

    // 通　知 on a line of its own ends the title that the line above began.
    private (Match Match, string Rule)? LoneKind(string table, string text, ImmutableArray<Line> lines, (int From, int Line) at) =>
        at.Line > at.From && Is("title-tails", text, lines[at.Line].Span) && Continues(text, lines[at.Line - 1], lines[at.Line].Span)
            ? _rules.FirstMatch(table, Spacing.Squeeze(text, TextSpan.Between(lines[at.Line - 1].Span.Start, lines[at.Line].Span.End)))
            : null;

    // A date set like a headline is none.
    private static Fact<string>? Headline(string text, ImmutableArray<Line> lines, int from, int to) =>
        from < to && lines[from].Kind is BlockKind.Headline
            && !(FullDate.TryRead(text.AsSpan(lines[from].Span.Start, lines[from].Span.Length), out _, out var length) && length == lines[from].Span.Length)
            ? new Fact<string>(text.Substring(lines[from].Span.Start, lines[from].Span.Length), new Evidence(lines[from].Span, "title.headline", 0.8))
            : null;

    // A headline set on several lines; one that is a title by itself stands above the notice's own.
    private bool BreaksHeadline(string text, ImmutableArray<Line> lines, int i) =>
        lines[i].Kind == BlockKind.Headline && lines[i - 1].Kind == BlockKind.Headline && !Is("titles", text, lines[i - 1].Span);

    // The line above belongs to the title when the title cannot stand without it.
    private bool Continues(string text, Line above, TextSpan title)
    {
        if (above.Kind == BlockKind.Headline || above.Number is not null || NumberIn(text, above) is not null || Is("front-marks", text, above.Span)
            || Is("title-never", text, above.Span) || Is("attachment-starts", text, above.Span) || above.Span.Length > LongestFrontLine)
        {
            return false;
        }

        // 甲市人民政府转发 above 国务院关于……, 甲市人民政府关于 above 印发……, 关于落实《甲省 above 乙厅关于……》的通知
        if (LeavesOpen(text.AsSpan(above.Span.Start, above.Span.Length)) || Is("title-openings", text, above.Span))
        {
            return true;
        }

        var words = text.AsSpan(title.Start, title.Length);
        var about = Match("title-abouts", text, title)?.Match.Index ?? -1;
        if (about > 0)
        {
            // 甲市应对疫情 above 联防联控机制关于……: the organ's name itself is broken.
            var (isOrgan, isAboveOrgan) = (Is("title-organs", text, title with { Length = about }), Is("title-organs", text, above.Span));
            if (!isAboveOrgan && (!isOrgan || Is("organ-tails", text, title with { Length = about })) && Is("organ-heads", text, above.Span))
            {
                return true;
            }

            // 甲局  乙局 above 丙局关于……: a joint issue names its organs on several lines.
            return isAboveOrgan && isOrgan && !words.StartsWith(text.AsSpan(above.Span.Start, above.Span.Length)) && !Is("title-plans", text, title);
        }

        // 发文机关 on a line of its own belongs to a 通知, not to the plan below a letterhead.
        return about == 0 || Is("title-continued", text, title)
            ? Is("title-organs", text, above.Span) && !Is("title-plans", text, title)
            : !Is("titles", text, above.Span);
    }

    private static bool LeavesOpen(ReadOnlySpan<char> line) => line.LastIndexOf('《') > line.LastIndexOf('》');

    /// <summary>The 发文字号 that the line is or ends with; null when there is none.</summary>
    public Fact<string>? NumberIn(string text, Line line)
    {
        if (Match("document-numbers", text, line.Span) is not { } found)
        {
            return null;
        }

        var groups = found.Match.Groups;
        var value = $"{Spacing.Squeeze(groups["code"].Value)}〔{Spacing.Squeeze(groups["year"].Value)}〕{Spacing.Squeeze(groups["rest"].Value)}";
        var span = TextSpan.Between(line.Span.Start + groups["code"].Index, line.Span.Start + groups["rest"].Index + groups["rest"].Length);
        return new Fact<string>(value, new Evidence(span, found.Rule, 0.98));
    }

    // （2023年5月1日）
    private static Fact<NoticeDate>? DateIn(string text, TextSpan line) =>
        line.Length > 2 && text[line.Start] is '（' or '(' && text[line.End - 1] is '）' or ')'
        && LineReader.Trim(text, new TextSpan(line.Start + 1, line.Length - 2)) is var inner
        && FullDate.TryRead(text.AsSpan(inner.Start, inner.Length), out var date, out var length) && length == inner.Length && date.Day is not null
            ? new Fact<NoticeDate>(date, new Evidence(inner, "front.date", 0.9))
            : null;

    // The part of a title line before the 发文字号, or the month in brackets, that stands on the same line.
    private TextSpan WithoutNumber(string text, TextSpan span)
    {
        if (Match("document-numbers", text, span) is not { } found)
        {
            return Match("title-dates", text, span) is { } dated ? new TextSpan(span.Start, dated.Match.Groups["title"].Length) : span;
        }

        var title = LineReader.Trim(text, new TextSpan(span.Start, found.Match.Groups["code"].Index));
        return title.Length > 0 && text[title.End - 1] is '（' or '(' ? title with { Length = title.Length - 1 } : title;
    }

    private int FrontEnd(string text, ImmutableArray<Line> lines)
    {
        var limit = Math.Min(lines.Length, MostFrontLines);
        var titled = false;
        for (var i = 0; i < limit; i++)
        {
            // 一、时间安排 below a title ends like the title of a plan, and is an item; 加快数字化发展 is a heading.
            if (IsBody(text, lines[i]) || (titled && (IsItem(lines[i]) || Is("front-ends", text, lines[i].Span))))
            {
                return i;
            }

            titled |= Is("titles", text, lines[i].Span);
        }

        return limit;
    }

    private bool IsBody(string text, Line line)
    {
        var words = text.AsSpan(line.Span.Start, line.Span.Length);
        return line.Kind == BlockKind.TableCell || line.Span.Length > 3 * LongestFrontLine
            || (IsItem(line) && !Is("titles", text, line.Span) && NumberIn(text, line) is null)
            || (!Is("document-numbers", text, line.Span) && !Is("titles", text, line.Span)
                && (words.IndexOf('。') >= 0 || Is("body-starts", text, line.Span)));
    }

    private static bool IsItem(Line line) => line.Number is { Style: not NumberStyle.Clause };

    private (int Start, int End)? RecipientLines(string text, ImmutableArray<Line> lines, int end)
    {
        for (var i = 0; i < Math.Min(lines.Length, end + 1); i++)
        {
            if (!Is("recipients", text, lines[i].Span) || Is("body-starts", text, lines[i].Span)
                || Is("titles", text, lines[i].Span))
            {
                continue;
            }

            var last = i;
            while (last + 1 < lines.Length && text[lines[last].Span.End - 1] is not ('：' or ':') && Is("recipients", text, lines[last + 1].Span))
            {
                last++;
            }

            return (i, last + 1);
        }

        return null;
    }

    private ImmutableArray<Fact<string>> Recipients(string text, TextSpan span) =>
        [.. _units.Split(text, new TextSpan(span.Start, span.Length - 1)).Select(s =>
            new Fact<string>(Spacing.Squeeze(text, s), new Evidence(s, "recipients.list", 0.95)))];

    private bool Is(string table, string text, TextSpan span) => _rules[table].IsMatch(text.AsSpan(span.Start, span.Length));

    private (Match Match, string Rule)? Match(string table, string text, TextSpan span) => _rules.FirstMatch(table, text.AsSpan(span.Start, span.Length));

    private string Joined(string text, ImmutableArray<Line> lines, int first, int last, int end)
    {
        var parts = Enumerable.Range(first, last - first + 1)
            .Select(i => TextSpan.Between(lines[i].Span.Start, Math.Min(end, lines[i].Span.End)))
            .Select(s => Is("title-tails", text, s) ? Spacing.Squeeze(text, s) : text.Substring(s.Start, s.Length));
        return string.Concat(parts).Trim();
    }
}
