using Gongwen.Extract;
using NodaTime;

namespace Gongwen.Store;

/// <summary>Narrows what a question is asked of. Current versions of documents only.</summary>
public sealed record Scope
{
    /// <summary>Part of the name of a unit that a task is given to; Traditional names find Simplified ones.</summary>
    public string? Unit { get; init; }

    /// <summary>What that unit, or any unit, has to do with the task.</summary>
    public AssignmentRole? Role { get; init; }

    /// <summary>Part of the campaign's name.</summary>
    public string? Campaign { get; init; }

    /// <summary>Part of the name of an organ that signed.</summary>
    public string? Organ { get; init; }

    /// <summary>Year of the notice's day.</summary>
    public int? Year { get; init; }

    /// <summary>Nothing that was over before this day.</summary>
    public LocalDate? From { get; init; }

    /// <summary>Nothing that begins, or is due, after this day.</summary>
    public LocalDate? To { get; init; }

    /// <summary>One document, by its number.</summary>
    public long? Document { get; init; }

    /// <summary>How many rows to give at most.</summary>
    public int Limit { get; init; } = int.MaxValue;
}
