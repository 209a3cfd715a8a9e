using System.Collections.Immutable;

namespace Gongwen.Extract;

/// <summary>Finds the stages that a sentence names and counts, where they are told of further down: <c>审核分初审、复审、会审三个阶段</c>.</summary>
/// <remarks>What counts is that every name stands again, as the heading of an item or before the colon or bracket of a line.</remarks>
internal sealed class CountedPhases(PhaseWords words, PhaseHeadingReader headings)
{
    private const string Numerals = "一二三四五六七八九";

    // Each is looked for in the whole text.
    private const int MostSentences = 12;

    private static readonly char[] Between = [.. "、和及与"];

    /// <summary>The stages outside <paramref name="known"/>, in order of the text; beside others only such as have a date.</summary>
    public ImmutableArray<PhaseItem> Find(Reading reading, ImmutableArray<PhaseItem> known)
    {
        var text = reading.Text;
        var found = ImmutableArray.CreateBuilder<PhaseItem>();
        var sentences = 0;
        foreach (var line in reading.Lines.Where(l => l.Span.End > reading.Body.Start))
        {
            if (words.Counted(text.AsSpan(line.Span.Start, line.Span.Length)) is not { } counted || ++sentences > MostSentences)
            {
                continue;
            }

            var names = counted.Match.Groups["names"].Value.Split(Between);
            var stages = Array.ConvertAll(names, name => Stage(reading, name, line.Span.Start + counted.Match.Index));
            if (names.Length == Count(counted.Match.Groups["count"].Value) && !Array.Exists(stages, s => s is null))
            {
                var group = reading.SectionAt(line.Span.Start);
                found.AddRange(stages.Select(s => new PhaseItem(s!.Value, group, counted.Rule)));
            }
        }

        var taken = new SpanSet(known.Select(k => k.Heading.Span));
        return [.. found.DistinctBy(i => i.Heading.Span).Where(i => (known.IsEmpty || i.Heading.Date is not null) && !taken.Holds(i.Heading.Span) && !known.Any(k => k.Heading.Name == i.Heading.Name))];
    }

    private static int Count(string count) => Numerals.IndexOf(count[0]) is >= 0 and var index ? index + 1 : count[0] is '两' ? 2 : count[0] - '0';

    private PhaseHeading? Stage(Reading reading, string name, int after)
    {
        if (reading.Sections.FirstOrDefault(s => s.Heading == name && s.HeadingSpan.Start > after) is { } section)
        {
            var read = headings.Read(reading.Text, section.HeadingSpan, section.Own.End);
            return read with { Date = read.Date ?? headings.ReadDone(reading.Text, name, section.Own) };
        }

        foreach (var line in reading.Lines.Where(l => l.Span.Start > after && l.Span.Length > name.Length))
        {
            var words = reading.Text.AsSpan(line.Span.Start, line.Span.Length);
            if (words.StartsWith(name) && words[name.Length] is '：' or ':' or '（' or '(')
            {
                var read = headings.Read(reading.Text, line.Span with { Length = name.Length }, line.Span.End);
                return read with { Date = read.Date ?? headings.ReadOwn(reading.Text, read.Span.End, line.Span.End) };
            }
        }

        return null;
    }
}
