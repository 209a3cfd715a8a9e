using System.Collections.Immutable;

namespace Gongwen.Extract;

/// <summary>责任分解 · one row of a task ledger: everything a notice says of one task, put together.</summary>
public sealed record TaskEntry
{
    /// <summary>The task, as its assignments name it.</summary>
    public required string Task { get; init; }

    /// <summary>Who leads, answers and helps; at least one.</summary>
    public required ImmutableArray<Assignment> Assignments { get; init; }

    /// <summary>By when; null when the notice sets no day for it.</summary>
    public Deadline? Deadline { get; init; }

    /// <summary>By when, where the day returns; null when none does.</summary>
    public Recurrence? Recurrence { get; init; }

    /// <summary>The stage of the timetable it belongs to; null when it stands under none.</summary>
    public Phase? Phase { get; init; }

    /// <summary>The item of the outline it stands in; null when it stands in none.</summary>
    public Section? Section { get; init; }

    /// <summary>The words that say who does it: whole sentences, or a short item as a whole.</summary>
    public required string Sentence { get; init; }

    /// <summary>The sentence's place; as sure as the least sure of its assignments.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>The words that say by when; null when none do.</summary>
    public string? Due => Deadline?.Text ?? Recurrence?.Text;

    /// <summary>The units of that role, in the order of the text.</summary>
    public ImmutableArray<string> Units(AssignmentRole role) =>
        [.. Assignments.Where(a => a.Role == role).SelectMany(a => a.Units).Select(u => u.Value).Distinct()];
}
