using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Finds the stages that stand in the text without being items of the outline: <c>征集阶段：4月1日至5月1日评选阶段：……</c>.</summary>
internal sealed class InlinePhases(PhaseWords words, PhaseHeadingReader headings)
{
    private const string Stage = "阶段";
    private const int LongestName = 14;
    private const int Ordinal = 4;
    private const int LongestLine = 40;

    /// <summary>The stages outside <paramref name="known"/>, each with a date, in order of the text.</summary>
    public ImmutableArray<PhaseItem> Find(Reading reading, YearEvidence dates, ImmutableArray<PhaseItem> known)
    {
        var names = known.Select(k => k.Heading.Name).ToHashSet(StringComparer.Ordinal);
        var taken = new SpanSet(known.Select(k => k.Heading.Span));
        return
        [
            .. reading.Lines
                .Where(l => l.Span.End > reading.Body.Start)
                .SelectMany(l => Called(reading, l.Span, dates).Concat(Listed(reading, l)))
                .Where(i => names.Add(i.Heading.Name) && !taken.Holds(i.Heading.Span)),
        ];
    }

    private IEnumerable<PhaseItem> Called(Reading reading, TextSpan line, YearEvidence dates)
    {
        var text = reading.Text;
        for (var at = IndexOf(text, line.Start, line.End); at >= 0; at = IndexOf(text, at, line.End))
        {
            at += Stage.Length;
            var start = NameStart(reading, at - Stage.Length, line.Start, dates);
            var read = headings.Read(text, TextSpan.Between(start, at), line.End);
            read = DatedBefore(text, read, start, dates);
            if (read.Date is not null && words.Called(text[start..at]) is { } rule)
            {
                yield return new PhaseItem(read, reading.SectionAt(start), rule);
            }
        }
    }

    // 3月1日至10日为动员阶段: the date stands before the name.
    private PhaseHeading DatedBefore(string text, PhaseHeading read, int start, YearEvidence dates)
    {
        var before = dates.FirstAfter(start) - 1;
        if (before < 0 || dates.Expressions[before].Span.End != start || text[start] is not ('为' or '是'))
        {
            return read;
        }

        var date = dates.Expressions[before];
        var name = text.IndexOf(Stage, start, StringComparison.Ordinal) + Stage.Length;
        return new PhaseHeading(words.Trim(text[start..name]), TextSpan.Between(date.Span.Start, name), date);
    }

    // A line of a steps section that is nothing but a stage's usual name and its dates.
    private IEnumerable<PhaseItem> Listed(Reading reading, Line line)
    {
        var section = reading.SectionAt(line.Span.Start);
        if (line.Number is not null || line.Span.Length > LongestLine || section < 0 || reading.Sections[section].Role != SectionRole.Steps)
        {
            return [];
        }

        var colon = reading.Text.AsSpan(line.Span.Start, line.Span.Length).IndexOfAny("：:（(");
        if (colon < 2 || colon > LongestName)
        {
            return [];
        }

        var read = headings.Read(reading.Text, new TextSpan(line.Span.Start, colon), line.Span.End);
        return read.Date is { Kind: not DateKind.Until } && words.First("event", read.Name) is null && words.First("stage", read.Name) is { } rule
            ? [new PhaseItem(read, section, rule)]
            : [];
    }

    private int NameStart(Reading reading, int end, int lineStart, YearEvidence dates)
    {
        for (var length = Ordinal; length > 1 && end - length >= lineStart; length--)
        {
            if (words.First("ordinal", reading.Text[(end - length)..(end + Stage.Length)]) is not null)
            {
                return end - length;
            }
        }

        var start = Math.Max(lineStart, end - LongestName);
        var section = reading.SectionAt(end);
        if (section >= 0 && reading.Sections[section].HeadingSpan.End <= end)
        {
            start = Math.Max(start, reading.Sections[section].HeadingSpan.End);
        }

        var before = dates.FirstAfter(end) - 1;
        start = before >= 0 ? Math.Max(start, dates.Expressions[before].Span.End) : start;
        for (var i = end - 1; i >= start; i--)
        {
            if (!char.IsLetter(reading.Text[i]))
            {
                return i + 1;
            }
        }

        return start;
    }

    private static int IndexOf(string text, int start, int end)
    {
        var at = text.AsSpan(start, end - start).IndexOf(Stage);
        return at < 0 ? -1 : start + at;
    }
}
