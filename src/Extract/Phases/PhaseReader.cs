using System.Collections.Immutable;
using Gongwen.Ingest;
using NodaTime;

namespace Gongwen.Extract;

/// <summary>Reads the stages of a campaign's timetable.</summary>
internal sealed class PhaseReader
{
    private readonly SectionPhases _sections;
    private readonly InlinePhases _inline;
    private readonly CountedPhases _counted;

    /// <summary>A reader by the table <c>phases</c>.</summary>
    public PhaseReader(RuleTables rules, DateFinder finder)
    {
        var words = new PhaseWords(rules);
        var headings = new PhaseHeadingReader(words, finder);
        (_sections, _inline, _counted) = (new SectionPhases(words, headings), new InlinePhases(words, headings), new CountedPhases(words, headings));
    }

    /// <summary>The stages, in order of the text.</summary>
    public ImmutableArray<SettledPhase> Read(Reading reading, YearEvidence dates)
    {
        var items = _sections.Find(reading);
        items = [.. items, .. _inline.Find(reading, dates, items)];
        items = [.. items.Concat(_counted.Find(reading, items)).OrderBy(i => i.Heading.Span.Start)];
        var phases = ImmutableArray.CreateBuilder<SettledPhase>(items.Length);
        Phase? before = null;
        var group = int.MinValue;
        foreach (var item in items)
        {
            var settled = Settle(item, dates, item.Group == group ? before : null);
            phases.Add(settled);
            var phase = settled.Phase;
            (before, group) = (phase is { Start: null, End: null } && item.Group == group ? before : phase, item.Group);
        }

        return phases.MoveToImmutable();
    }

    private static SettledPhase Settle(PhaseItem item, YearEvidence dates, Phase? before)
    {
        var phase = new Phase(item.Heading.Name, null, null, new Evidence(item.Heading.Span, item.Rule.Id, Confidence(item.Rule)));
        if (item.Heading.Date is not { } date)
        {
            return new SettledPhase(phase, item.Group, null);
        }

        var (start, end, reference) = Settle(date, dates.At(date.Span.Start, DateReference.HalfYear), before);
        phase = phase with { Start = start, End = end, Edtf = Edtf.Write(date, start, end, reference) };
        return new SettledPhase(phase, item.Group, phase.Edtf is null ? date.Span : null);
    }

    // Stages follow each other: one that would begin well before the last one belongs to the next year.
    private static (LocalDate? Start, LocalDate? End, DateReference Reference) Settle(DateExpression date, DateReference reference, Phase? before)
    {
        if ((before?.Start ?? before?.End) is not { } last)
        {
            return Resolve(date, reference);
        }

        var settled = Resolve(date, reference with { Year = last.Year });
        return (settled.Start ?? settled.End) < last.PlusMonths(-1) ? Resolve(date, reference with { Year = last.Year + 1 }) : settled;
    }

    private static (LocalDate? Start, LocalDate? End, DateReference Reference) Resolve(DateExpression date, DateReference reference)
    {
        var (start, end) = DateResolver.Resolve(date, reference);
        return (start, end, reference);
    }

    private static double Confidence(RuleRow rule) =>
        double.Parse(rule["confidence"], System.Globalization.CultureInfo.InvariantCulture);
}
