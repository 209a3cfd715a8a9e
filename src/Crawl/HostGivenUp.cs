namespace Gongwen.Crawl;

/// <summary>A host that was left alone before all its pages were visited.</summary>
/// <param name="Site"><see cref="SiteEntry.Name"/>.</param>
/// <param name="Host">Without port.</param>
/// <param name="Reason">In English, for people.</param>
public sealed record HostGivenUp(string Site, string Host, string Reason);
