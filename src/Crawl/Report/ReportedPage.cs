namespace Gongwen.Crawl;

/// <summary>A page that a report names.</summary>
/// <param name="Uri">Its address.</param>
/// <param name="Title">Its title; the link's where it has none, the address where there is none either.</param>
/// <param name="Date">The day that the list gave for it; null for none.</param>
/// <param name="DocumentNumber">发文字号; null for none.</param>
public sealed record ReportedPage(Uri Uri, string Title, DateOnly? Date = null, string? DocumentNumber = null);
