using System.Collections.Immutable;
using Gongwen.Extract;
using NodaTime;
using NodaTime.Text;

namespace Gongwen.Store;

/// <summary>What of a notice can be searched for.</summary>
internal sealed record Searchable
{
    public required string Text { get; init; }

    public required string? Title { get; init; }

    public required ImmutableArray<string> Headings { get; init; }

    /// <summary>The units of tasks, and the parts they have.</summary>
    public required ImmutableArray<(AssignmentRole Role, string Name)> Units { get; init; }

    /// <summary>The parts that occur, also where no unit is named.</summary>
    public required ImmutableArray<AssignmentRole> Roles { get; init; }

    /// <summary>The organs that sign.</summary>
    public required ImmutableArray<string> Organs { get; init; }

    public required string? Campaign { get; init; }

    /// <summary>文种</summary>
    public required string? Kind { get; init; }

    /// <summary>The nearest thing to the notice's day, ISO, to the day or the month.</summary>
    public required string? Date { get; init; }

    /// <summary>The first and last day of each phase that has any.</summary>
    public required ImmutableArray<(LocalDate First, LocalDate Last)> Phases { get; init; }

    /// <summary>What is stated at all.</summary>
    public required ImmutableArray<FactKind> Facts { get; init; }

    /// <summary>What a notice says, as it was read.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="repairs">How many repairs its text needed.</param>
    public static Searchable Of(OfficialDocument notice, int repairs) => new()
    {
        Text = notice.Text,
        Title = notice.Title?.Value,
        Headings = [.. notice.Sections.Where(s => s.Heading is not null).Select(s => s.Heading!)],
        Units = [.. notice.Assignments.SelectMany(a => a.Units.Select(u => (a.Role, u.Value)))],
        Roles = [.. notice.Assignments.Select(a => a.Role).Distinct()],
        Organs = [.. notice.SigningAuthorities.Select(a => a.Value)],
        Campaign = notice.Campaign?.Value,
        Kind = notice.DocumentKind?.Value,
        Date = notice.DocumentDate?.Value.ToString() ?? notice.PrintDate?.Value.ToString() ?? notice.PublishedDate?.Value,
        Phases = [.. notice.Phases.Select(p => Days(p.Start, p.End)).OfType<(LocalDate, LocalDate)>()],
        Facts = [.. Kinds(notice, repairs)],
    };

    /// <summary>The days that a phase has, when only one is known that one.</summary>
    public static (LocalDate First, LocalDate Last)? Days(LocalDate? start, LocalDate? end) => (start ?? end, end ?? start) is ({ } first, { } last) ? (first, last) : null;

    /// <summary>The first and last day that a date to the day or the month can mean; null for what is no date.</summary>
    public static (LocalDate First, LocalDate Last)? Days(string date) =>
        LocalDatePattern.Iso.Parse(date) is { Success: true } day ? (day.Value, day.Value)
        : LocalDatePattern.Iso.Parse($"{date}-01") is { Success: true } month ? (month.Value, month.Value.With(DateAdjusters.EndOfMonth))
        : null;

    private static IEnumerable<FactKind> Kinds(OfficialDocument notice, int repairs) =>
        from kind in (IEnumerable<(FactKind Kind, bool Stated)>)
        [
            (FactKind.Title, notice.Title is not null),
            (FactKind.DocumentNumber, notice.DocumentNumber is not null),
            (FactKind.DocumentDate, notice.DocumentDate is not null),
            (FactKind.SigningAuthorities, !notice.SigningAuthorities.IsEmpty),
            (FactKind.MainRecipients, !notice.MainRecipients.IsEmpty),
            (FactKind.CopyRecipients, !notice.CopyRecipients.IsEmpty),
            (FactKind.Attachments, !notice.Attachments.IsEmpty),
            (FactKind.Campaign, notice.Campaign is not null),
            (FactKind.Sections, !notice.Sections.IsEmpty),
            (FactKind.Assignments, !notice.Assignments.IsEmpty),
            (FactKind.Phases, !notice.Phases.IsEmpty),
            (FactKind.Deadlines, !notice.Deadlines.IsEmpty),
            (FactKind.Repairs, repairs > 0),
        ]
        where kind.Stated
        select kind.Kind;
}
