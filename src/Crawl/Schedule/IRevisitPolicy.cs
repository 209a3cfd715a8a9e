namespace Gongwen.Crawl;

/// <summary>Says when a page is to be asked for again. Pure.</summary>
public interface IRevisitPolicy
{
    /// <param name="page">As the frontier knew it before the visit.</param>
    /// <param name="visit">What came of the visit just made.</param>
    /// <param name="now">The end of the visit.</param>
    /// <returns>Null for never.</returns>
    DateTimeOffset? NextVisit(KnownPage page, Visit visit, DateTimeOffset now);
}
