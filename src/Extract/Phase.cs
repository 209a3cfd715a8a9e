using NodaTime;

namespace Gongwen.Extract;

/// <summary>A stage of the campaign's timetable.</summary>
/// <param name="Name">Without number, date and brackets.</param>
/// <param name="Start">First day; null when none is given.</param>
/// <param name="End">Last day; null when none is given or the end is open.</param>
/// <param name="Evidence">The stage's heading with its date.</param>
public sealed record Phase(string Name, LocalDate? Start, LocalDate? End, Evidence Evidence)
{
    /// <summary>Its dates as fine as the words give them, in EDTF (ISO 8601-2, level 2): <c>2023-03/2023-05</c>, <c>2023-33</c>; null when it has none.</summary>
    public string? Edtf { get; init; }
}
