using System.Collections.Immutable;
using Gongwen.Ingest;
using NodaTime;

namespace Gongwen.Extract;

/// <summary>Reads the stages of a campaign's timetable.</summary>
internal sealed class PhaseReader
{
    private readonly SectionPhases _sections;
    private readonly InlinePhases _inline;

    /// <summary>A reader by the table <c>phases</c>.</summary>
    public PhaseReader(RuleTables rules, DateFinder finder)
    {
        var words = new PhaseWords(rules);
        var headings = new PhaseHeadingReader(words, finder);
        (_sections, _inline) = (new SectionPhases(words, headings), new InlinePhases(words, headings));
    }

    /// <summary>The stages, in order of the text.</summary>
    public ImmutableArray<Phase> Read(Reading reading, YearEvidence dates)
    {
        var items = _sections.Find(reading);
        items = [.. items.Concat(_inline.Find(reading, dates, items)).OrderBy(i => i.Heading.Span.Start)];
        var phases = ImmutableArray.CreateBuilder<Phase>(items.Length);
        Phase? before = null;
        var group = int.MinValue;
        foreach (var item in items)
        {
            var (start, end) = Settle(item.Heading, dates, item.Group == group ? before : null);
            var phase = new Phase(item.Heading.Name, start, end, new Evidence(item.Heading.Span, item.Rule.Id, Confidence(item.Rule)));
            phases.Add(phase);
            (before, group) = (start is null && end is null && item.Group == group ? before : phase, item.Group);
        }

        return phases.MoveToImmutable();
    }

    // Stages follow each other: one that would begin well before the last one belongs to the next year.
    private static (LocalDate? Start, LocalDate? End) Settle(PhaseHeading heading, YearEvidence dates, Phase? before)
    {
        if (heading.Date is not { } date)
        {
            return (null, null);
        }

        var reference = dates.At(date.Span.Start, DateReference.HalfYear);
        if ((before?.Start ?? before?.End) is not { } last)
        {
            return DateResolver.Resolve(date, reference);
        }

        var settled = DateResolver.Resolve(date, reference with { Year = last.Year });
        return (settled.Start ?? settled.End) < last.PlusMonths(-1)
            ? DateResolver.Resolve(date, reference with { Year = last.Year + 1 })
            : settled;
    }

    private static double Confidence(RuleRow rule) =>
        double.Parse(rule["confidence"], System.Globalization.CultureInfo.InvariantCulture);
}
