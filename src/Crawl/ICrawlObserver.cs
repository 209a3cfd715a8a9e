namespace Gongwen.Crawl;

/// <summary>Hears how a crawl goes on; never from two threads at a time.</summary>
public interface ICrawlObserver
{
    /// <summary>A visit is done: archived, stored and marked.</summary>
    void Visited(Visit visit);

    /// <summary>A dry run would go on to that article.</summary>
    void WouldVisit(KnownPage page);

    /// <summary>A host is left alone for the rest of the run; its pages wait for the next one.</summary>
    /// <param name="host">Which, and why.</param>
    void GaveUp(HostGivenUp host);
}
