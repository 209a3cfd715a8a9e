using System.Buffers;
using System.Text;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Takes headings of stages apart: <c>（一）动员部署阶段（2月）</c>, <c>第一阶段：2月1日至10日</c>.</summary>
internal sealed class PhaseHeadingReader(PhaseWords words, DateFinder finder)
{
    private const int LongestLabel = 12;
    private const int LongestName = 24;
    private const int LongestDemand = 500;
    private const int LongestSecondLine = 60;
    private const string Opening = "（(〔[【";
    private const string Closing = "）)〕]】";

    private static readonly SearchValues<char> NameEnds = SearchValues.Create("（(，。；：,; \n");

    private static readonly char[] Marks = [.. "：:，,。；;、.．-—－ 　\t()（）"];

    /// <summary>Reads the heading at <paramref name="heading"/> and the date that stands in it or directly behind it.</summary>
    /// <param name="text">The clean text.</param>
    /// <param name="heading">Without its outline number.</param>
    /// <param name="end">Where the item ends.</param>
    public PhaseHeading Read(string text, TextSpan heading, int end)
    {
        heading = WithName(text, heading, end);
        var dates = finder.Find(text, heading);
        var bracketed = Brackets(text, heading);
        var date = dates.FirstOrDefault(d => IsApart(text, d.Span, heading, bracketed))
            ?? bracketed.Select(b => finder.ReadWhole(text, b)).FirstOrDefault(d => d is not null);
        var name = NameOf(text, heading, bracketed, date);
        var after = date is null ? ReadAfter(text, heading.End, end) : null;
        var span = after is { } found ? TextSpan.Between(heading.Start, CloseBracket(text, found.Span.End, end)) : heading;
        if (words.Counts(name))
        {
            var rest = text[span.End..Math.Min(end, span.End + LongestName)];
            name = words.Named(date is null && after is null ? rest : Closing.Contains(text[span.End - 1], StringComparison.Ordinal) ? "）" + rest : rest) ?? name;
        }

        return new PhaseHeading(words.Trim(name), span, date ?? after ?? OnlyDemand(text, heading.End, end) ?? Below(text, heading.End, end));
    }

    // 总结验收。10月底前，各镇要完成验收。 The one day that the stage's own text names is its end, and a deadline too.
    private DateExpression? OnlyDemand(string text, int position, int end)
    {
        var start = SkipMarks(text, position, end, out var mark);
        return mark == '。' && finder.TryRead(text.AsSpan(start, end - start), start, out var date)
            && date.Kind == DateKind.Until && date.Span.End < end && text[date.Span.End] is '，' or ','
            && finder.Find(text, TextSpan.Between(date.Span.End, Math.Min(end, date.Span.End + LongestDemand))).IsEmpty ? date : null;
    }

    // （一）第一阶段 above 集中展示（3月1日—3月5日）: a second heading line that ends in the date.
    private DateExpression? Below(string text, int position, int end)
    {
        if (position >= end || text[position] != '\n')
        {
            return null;
        }

        var line = text.AsSpan(position + 1, Math.Min(end - position - 1, LongestSecondLine));
        var length = line.IndexOf('\n') is var stop and >= 0 ? stop : line.Length;
        return length > 0 && Closing.Contains(line[length - 1], StringComparison.Ordinal) && line[..length].LastIndexOfAny(Opening) is > 0 and var open
            && finder.Find(text, TextSpan.Between(position + 1 + open, position + 1 + length)) is [var date, ..]
            ? date
            : null;
    }

    /// <summary>The date that stands directly behind a stage's name.</summary>
    /// <returns>Null when the words there are no date, or a day on which a single thing happens.</returns>
    public DateExpression? ReadAfter(string text, int position, int end)
    {
        var start = SkipMarks(text, position, end, out var mark);
        var label = words.LabelLength(text[start..Math.Min(end, start + LongestLabel)]);
        start = SkipSpaces(text, start + label, end);
        start += start + 1 < end && text[start] is '从' or '自' or '于' ? 1 : 0;
        if (start >= end || !finder.TryRead(text.AsSpan(start, end - start), start, out var date))
        {
            return null;
        }

        var whole = label > 0 || Opening.Contains(mark, StringComparison.Ordinal);
        return whole || Defines(date, mark, text.AsSpan(date.Span.End, Math.Min(4, end - date.Span.End))) ? date : null;
    }

    /// <summary>The one day that an item names, in a last sentence that says no more: 部署摸底。各地开展排查，建立台账。3月底前完成。</summary>
    /// <param name="text">The clean text.</param>
    /// <param name="position">Where the item's heading ends.</param>
    /// <param name="end">Where the item ends.</param>
    public DateExpression? ReadLast(string text, int position, int end)
    {
        var own = text.AsSpan(position, Math.Min(Math.Max(0, end - position), LongestDemand)).TrimEnd();
        if (own.Length < end - position - 1 || !own.EndsWith("完成。"))
        {
            return null;
        }

        var start = position + own[..^1].LastIndexOfAny('。', '；') + 1;
        return finder.TryRead(text.AsSpan(start, end - start), start, out var date) && date.Kind == DateKind.Until
            && text.AsSpan(date.Span.End, position + own.Length - date.Span.End) is "完成。" && finder.Find(text, TextSpan.Between(position, start)).IsEmpty ? date : null;
    }

    /// <summary>The day that a sentence of an item's text sets its stage: 初审于3月20日前完成; null when none does.</summary>
    public DateExpression? ReadDone(string text, string name, TextSpan own)
    {
        for (var at = own.Start; (at = text.IndexOf(name, at, own.End - at, StringComparison.Ordinal)) >= 0;)
        {
            at += name.Length;
            var start = at + words.DoneLength(text[at..Math.Min(own.End, at + LongestLabel)]);
            if (start > at && finder.TryRead(text.AsSpan(start, own.End - start), start, out var date) && text.AsSpan(date.Span.End, own.End - date.Span.End).StartsWith("完成"))
            {
                return date;
            }
        }

        return null;
    }

    /// <summary>The date at <paramref name="position"/>, whatever follows it: the place says that it is the stage's own (报名时间：).</summary>
    public DateExpression? ReadOwn(string text, int position, int end)
    {
        var start = SkipMarks(text, position, end, out _);
        return start < end && finder.TryRead(text.AsSpan(start, end - start), start, out var date) ? date : null;
    }

    // Behind a full stop a sentence begins: only a stretch of time that is set off speaks of the stage as a whole.
    private static bool Defines(DateExpression date, char mark, ReadOnlySpan<char> rest)
    {
        var ends = rest.IsEmpty || rest[0] is '。' or '；' or ';' or '\n' || rest.StartsWith("完成");
        var isDay = date.To is { IsWholeMonths: false } to && to.FirstDay == to.LastDay;
        return date.Kind switch
        {
            DateKind.Range or DateKind.Since => true,
            DateKind.Until => mark is not '。' && ends,
            _ => ends || (!isDay && rest[0] is '，' or ',' or '：' or ':'),
        };
    }

    // The parts of the heading that are in brackets and give a date, or end it.
    private List<TextSpan> Brackets(string text, TextSpan heading)
    {
        var found = new List<TextSpan>();
        var open = -1;
        for (var i = heading.Start; i < heading.End; i++)
        {
            if (open < 0 && Opening.Contains(text[i], StringComparison.Ordinal))
            {
                open = i;
            }
            else if (open >= 0 && Closing.Contains(text[i], StringComparison.Ordinal))
            {
                var span = TextSpan.Between(open, i + 1);
                if (i + 1 == heading.End || finder.Find(text, span).Length > 0 || words.First("open", text[(open + 1)..i]) is not null)
                {
                    found.Add(span);
                }

                open = -1;
            }
        }

        return found;
    }

    private static bool IsApart(string text, TextSpan date, TextSpan heading, List<TextSpan> brackets) =>
        date.Start == heading.Start
        || text.AsSpan(date.End, heading.End - date.End).Trim(Marks).IsEmpty
        || brackets.Exists(b => b.Start <= date.Start && date.End <= b.End);

    private string NameOf(string text, TextSpan heading, List<TextSpan> brackets, DateExpression? date)
    {
        var cut = date is { } given && !brackets.Exists(b => b.Start <= given.Span.Start && given.Span.End <= b.End)
            ? brackets.Append(given.Span).OrderBy(s => s.Start)
            : brackets.AsEnumerable();
        var kept = new StringBuilder();
        var position = heading.Start;
        foreach (var span in cut.Where(s => s.Start >= heading.Start))
        {
            kept.Append(text, position, Math.Max(0, span.Start - position));
            position = Math.Max(position, span.End);
        }

        kept.Append(text, position, Math.Max(0, heading.End - position));
        return WithoutOrdinal(kept.ToString().Trim(Marks));
    }

    // 第一阶段：宣传发动 is called 宣传发动; 自查阶段：各单位…… is called 自查阶段.
    private string WithoutOrdinal(string name)
    {
        var colon = name.AsSpan().IndexOfAny('：', ':');
        var head = (colon < 0 ? name : name[..colon]).Trim(Marks);
        if (colon >= 0 && !words.Counts(head))
        {
            return words.First("open", name[(colon + 1)..].Trim(Marks)) is not null || head.Length <= LongestName ? head : name;
        }

        for (var length = Math.Min(name.Length, 7); length > 2; length--)
        {
            if (words.Counts(name.AsSpan(0, length)) && words.Trim(name[length..].Trim(Marks)) is { Length: > 1 } rest)
            {
                return rest;
            }
        }

        return name;
    }

    // 第一阶段：赛项启动（4月）: the name follows its number.
    private TextSpan WithName(string text, TextSpan heading, int end)
    {
        if (heading.End >= end || text[heading.End] is not ('：' or ':') || !words.Counts(text.AsSpan(heading.Start, heading.Length)))
        {
            return heading;
        }

        var rest = text.AsSpan(heading.End + 1, end - heading.End - 1);
        var stop = rest[..Math.Min(LongestName, rest.Length)].IndexOfAny(NameEnds);
        return stop > 1 && EndsName(rest, stop) && !finder.TryRead(rest, 0, out _) ? TextSpan.Between(heading.Start, heading.End + 1 + stop) : heading;
    }

    // 第一阶段：由各县（市）推荐，…… goes on as a sentence does: the stage has no name but its number.
    private bool EndsName(ReadOnlySpan<char> rest, int stop) => rest[stop] switch
    {
        '。' or '\n' or ' ' => true,
        '（' or '(' => rest[stop..Math.Min(rest.Length, stop + LongestLabel)].ContainsAnyInRange('0', '9'),
        _ => words.First("called", rest[..stop].ToString()) is not null,
    };

    private static int SkipMarks(string text, int position, int end, out char mark)
    {
        mark = '\0';
        while (position < end && (char.IsWhiteSpace(text[position]) || text[position] is '：' or ':' or '。' or '，' or ',' || Opening.Contains(text[position], StringComparison.Ordinal)))
        {
            mark = char.IsWhiteSpace(text[position]) ? mark : text[position];
            position++;
        }

        return position;
    }

    private static int SkipSpaces(string text, int position, int end)
    {
        while (position < end && char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        return position;
    }

    private static int CloseBracket(string text, int position, int end) =>
        position < end && Closing.Contains(text[position], StringComparison.Ordinal) ? position + 1 : position;
}
