using System.Buffers;
using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Finds the stages among the items of the outline.</summary>
internal sealed class SectionPhases(PhaseWords words, PhaseHeadingReader headings)
{
    private const int LongestStageName = 20;
    private const int LongestHeading = 120;
    private const int FewestDated = 2;

    private static readonly SearchValues<char> NameEnds = SearchValues.Create("（(，。；：,;:“”\n");

    /// <summary>The stages, in order of the text.</summary>
    public ImmutableArray<PhaseItem> Find(Reading reading)
    {
        var groups = reading.Sections.Select((section, index) => (Section: section, Index: index)).ToLookup(s => s.Section.Parent);
        return [.. groups
            .SelectMany(g => InGroup(reading, g.Key, [.. g.Select(s => s.Section)]).ToList() is [_, ..] stages ? stages : Procedure(reading, g.Key, groups))
            .OrderBy(i => i.Heading.Span.Start)];
    }

    // 报名程序: its items are stages once some say by themselves, or by an item 报名时间 below them, when they take place.
    private IEnumerable<PhaseItem> Procedure(Reading reading, int parent, ILookup<int, (Section Section, int Index)> groups)
    {
        if (parent < 0 || reading.Sections[parent] is not { Role: SectionRole.Steps, Heading: { } above } || words.First("procedure", above) is not { } rule)
        {
            return [];
        }

        var items = groups[parent]
            .Select(s => HeadingOf(reading.Text, s.Section) is { Name.Length: > 0 and <= LongestStageName } heading
                ? heading with { Date = heading.Date ?? OwnTime(reading.Text, groups[s.Index].Select(c => c.Section)) }
                : default)
            .Where(i => i.Name is null || words.First("field", i.Name) is null)
            .ToList();
        return items.TrueForAll(i => i.Name is not null) && items.Count(i => i.Date is { } date && (date.From ?? date.To) is { IsWholeYear: false }) >= FewestDated
            ? items.Select(i => new PhaseItem(i, parent, rule))
            : [];
    }

    private DateExpression? OwnTime(string text, IEnumerable<Section> below) =>
        below.Where(s => s.Heading is { } heading && words.First("own-time", heading) is not null)
            .Select(s => headings.ReadOwn(text, s.HeadingSpan.End, s.Own.End)).FirstOrDefault(d => d is not null);

    private IEnumerable<PhaseItem> InGroup(Reading reading, int parent, ImmutableArray<Section> sections)
    {
        var isProcedure = parent >= 0 && words.First("procedure", reading.Sections[parent].Heading ?? "") is not null;
        var items = sections
            .Select(s => (Section: s, Heading: HeadingOf(reading.Text, s)))
            .Where(s => s.Heading is { Name.Length: > 0 })
            .Select(s => (Heading: s.Heading!.Value, Called: words.Called(s.Heading!.Value.Name) ?? ByNumber(s.Section)))
            .ToList();
        var called = items.Count(i => i.Called is not null);
        if (parent >= 0 && reading.Sections[parent].Role == SectionRole.Steps && !isProcedure)
        {
            var rule = called > 0 ? items.First(i => i.Called is not null).Called : StagesByPlace(reading.Sections[parent].Heading ?? "", items.ConvertAll(i => i.Heading), sections.Length);
            return rule is null ? [] : items.Select(i => new PhaseItem(i.Heading, parent, i.Called ?? rule));
        }

        if (called == 0 && parent >= 0 && reading.Sections[parent].Role == SectionRole.Schedule
            && items.TrueForAll(i => i.Heading.Date is not null)
            && StagesByPlace("", items.ConvertAll(i => i.Heading), sections.Length) is { } scheduled)
        {
            return items.Select(i => new PhaseItem(i.Heading, parent, scheduled));
        }

        return items
            .Where(i => i.Called is not null && (called > 1 || i.Heading.Date is not null))
            .Select(i => new PhaseItem(i.Heading, parent, i.Called!));
    }

    private PhaseHeading? HeadingOf(string text, Section section)
    {
        var ordinal = section.Number is { } number && words.Counts(number) ? number : null;
        if (section.Heading is not null && section.HeadingSpan.Length <= LongestHeading && section.Own.Start <= section.HeadingSpan.Start && section.HeadingSpan.End <= section.Own.End)
        {
            var read = headings.Read(text, section.HeadingSpan, section.Own.End);
            read = read with { Date = read.Date ?? headings.ReadLast(text, section.HeadingSpan.End, section.Own.End) };
            return ordinal is not null && StartsClause(text, section.HeadingSpan, read) ? read with { Name = ordinal } : read;
        }

        return ordinal is not null
            ? headings.Read(text, new TextSpan(section.Own.Start, Math.Min(ordinal.Length, section.Own.Length)), section.Own.End)
            : CalledBeforeColon(text, section) is { } name ? headings.Read(text, name, section.Own.End)
            : section.Number is { } counted ? BracketedHeading(text, section.Own, counted.Length) : null;
    }

    // 1.大赛启动（2月）大赛启动，于官网……: nothing but the bracket with the date ends the name.
    private PhaseHeading? BracketedHeading(string text, TextSpan own, int number)
    {
        var item = text.AsSpan(own.Start, own.Length);
        var start = number;
        while (start < item.Length && (char.IsWhiteSpace(item[start]) || item[start] is '.' or '．' or '、' or ')' or '）'))
        {
            start++;
        }

        var rest = item[Math.Min(start, item.Length)..];
        var stop = rest[..Math.Min(rest.Length, LongestStageName)].IndexOfAny(NameEnds);
        if (stop < 2 || rest[stop] is not ('（' or '('))
        {
            return null;
        }

        var read = headings.Read(text, new TextSpan(own.Start + start, stop), own.End);
        return read.Date is null ? null : read;
    }

    // 1.筹备阶段：成立筹备会；: an item of a sentence has no heading, but its first words may be a stage's name.
    private TextSpan? CalledBeforeColon(string text, Section section)
    {
        var start = section.Evidence.Span?.End ?? section.Own.Start;
        var colon = text.AsSpan(start, Math.Min(LongestStageName, Math.Max(0, section.Own.End - start))).IndexOfAny('：', ':');
        return colon > 0 && words.First("called", text.Substring(start, colon)) is not null ? new TextSpan(start, colon) : null;
    }

    // 第二阶段：4月15日至5月1日，自由认领: the clause behind the date is no name.
    private bool StartsClause(string text, TextSpan heading, PhaseHeading read) =>
        read.Date is { } date && date.Span.Start == heading.Start && date.Span.End < text.Length
        && text[date.Span.End] is '，' or ',' && words.First("called", read.Name) is null;

    private RuleRow? ByNumber(Section section) => section.Number is { } number ? words.First("ordinal", number) : null;

    // Not called 阶段: all must have a short heading and none may be an event. Below a heading that only plans in
    // general (活动安排) most must also be dated or named like a stage.
    private RuleRow? StagesByPlace(string above, List<PhaseHeading> items, int all)
    {
        if (items.Count < Math.Max(2, all) || items.Exists(h => h.Name.Length > LongestStageName)
            || (words.First("all-steps", above) is null && items.Exists(h => words.First("event", h.Name) is not null)))
        {
            return null;
        }

        var stages = items.Select(h => words.First("stage", h.Name)).ToList();
        var named = items.Where((h, i) => stages[i] is not null && words.First("task", h.Name) is null).Count();
        var dated = items.Count(h => h.Date is not null);
        return 2 * dated > items.Count || 3 * named >= 2 * items.Count
            ? stages.Find(s => s is not null) ?? words.First("steps", above)
            : words.First("steps", above);
    }
}
