using NodaTime;

namespace Gongwen.Extract;

/// <summary>What is known around a date expression: from it a missing year is taken.</summary>
/// <param name="Year">The nearest evidence: the phase before, the same sentence; null when there is none.</param>
/// <param name="Document">成文日期 or the best evidence for it.</param>
/// <param name="MonthsBack">A day that lies further back from <paramref name="Document"/> than this means the year after.</param>
internal readonly record struct DateReference(int? Year, LocalDate? Document, int MonthsBack = DateReference.HalfYear)
{
    /// <summary>Months by which a plan may lie before the notice that announces it.</summary>
    public const int HalfYear = 6;
}
