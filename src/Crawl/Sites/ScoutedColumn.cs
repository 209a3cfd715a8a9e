namespace Gongwen.Crawl;

/// <summary>A list that was found when a site was looked at.</summary>
/// <param name="Uri">Its address.</param>
/// <param name="Title">What links to it say; empty for nothing.</param>
/// <param name="Entries">How many articles its first page links to.</param>
/// <param name="Newest">The day of the newest of them; null when the list gives none.</param>
/// <param name="HasNext">Whether it has a next page.</param>
public sealed record ScoutedColumn(Uri Uri, string Title, int Entries, DateOnly? Newest, bool HasNext);
