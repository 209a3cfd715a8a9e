namespace Gongwen.Crawl;

/// <summary>Where answers to requests for robots.txt outlive a run.</summary>
internal interface IRobotsStore
{
    /// <param name="origin">Scheme, host and port.</param>
    /// <returns>Null when there is none.</returns>
    StoredRobots? FindRobots(string origin);

    /// <summary>Replaces the one of that origin.</summary>
    void KeepRobots(string origin, StoredRobots robots);
}
