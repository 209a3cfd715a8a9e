using System.Collections.Immutable;
using Gongwen.Extract;
using NodaTime;

namespace Gongwen.Store;

/// <summary>Which notices are asked for: those that meet every condition given.</summary>
public sealed record CorpusQuery
{
    /// <summary>A question in the language of docs/search.md: words, phrases, fields; Traditional or Simplified. Null for any.</summary>
    public string? Text { get; init; }

    /// <summary>Part of the name of a unit that some task is assigned to.</summary>
    public string? Unit { get; init; }

    /// <summary>The part that the unit, or any unit, must have in some task.</summary>
    public AssignmentRole? Role { get; init; }

    /// <summary>The year of the notice's date.</summary>
    public int? Year { get; init; }

    /// <summary>The notice's date, or some day of its month when no day is given, is not before this.</summary>
    public LocalDate? From { get; init; }

    /// <summary>The notice's date, or some day of its month when no day is given, is not after this.</summary>
    public LocalDate? To { get; init; }

    /// <summary>What the notice must state at least once.</summary>
    public ImmutableArray<FactKind> Has { get; init; } = [];

    /// <summary>How many notices at most.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>How many of the first to leave out.</summary>
    public int Offset { get; init; }

    /// <summary>Whether every one of several near copies is given; otherwise the best of them stands for all.</summary>
    public bool Copies { get; init; }
}
