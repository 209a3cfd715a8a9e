namespace Gongwen.Crawl;

/// <summary>What came of one visit.</summary>
public enum VisitOutcome
{
    /// <summary>Fetched for the first time.</summary>
    New,

    /// <summary>Fetched again, and different.</summary>
    Changed,

    /// <summary>Asked again, and the same (304, or the same content).</summary>
    Unchanged,

    /// <summary>404, 410 or a soft 404. Nothing is deleted.</summary>
    Gone,

    /// <summary>No answer, or one of no use; will be tried again.</summary>
    Failed,

    /// <summary>Not asked: robots.txt forbids it.</summary>
    Denied,

    /// <summary>Not asked, or not followed: an address that is not public, a host that is not of the site, too many redirects.</summary>
    Refused,
}
