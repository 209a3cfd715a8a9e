using System.Collections.Immutable;
using NodaTime;

namespace Gongwen.Store;

/// <summary>One campaign, across organs and levels.</summary>
/// <param name="Campaign">Its short name.</param>
/// <param name="Documents">Notices about it.</param>
/// <param name="Organs">Who signed them, most notices first.</param>
/// <param name="First">The day of the earliest notice, <c>YYYY-MM</c> where only the month is known; null when none has a day.</param>
/// <param name="Last">The day of the latest.</param>
/// <param name="Start">First day of any phase; null for none.</param>
/// <param name="End">Last day of any phase, or by which anything is due; null for none.</param>
public sealed record CampaignRow(
    string Campaign, long Documents, ImmutableArray<string> Organs, string? First, string? Last, LocalDate? Start, LocalDate? End);
