namespace Gongwen.Crawl;

/// <summary>How a run ended.</summary>
/// <param name="Visits">Visits that are done.</param>
/// <param name="Recovered">How many of them an earlier run had made, that was killed before it could mark them.</param>
/// <param name="WasStopped">Whether it was told to end before everything due was visited.</param>
public sealed record CrawlSummary(int Visits, int Recovered, bool WasStopped);
