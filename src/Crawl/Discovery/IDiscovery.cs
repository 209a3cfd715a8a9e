namespace Gongwen.Crawl;

/// <summary>Finds out what a page is and where it leads. Pure and safe from many threads.</summary>
public interface IDiscovery
{
    /// <param name="page">Answered with a status of 200 to 299.</param>
    /// <param name="expected">What the frontier took it for.</param>
    /// <param name="site">The site that it was fetched for.</param>
    Discovered Discover(FetchedPage page, PageKind expected, SiteEntry site);
}
