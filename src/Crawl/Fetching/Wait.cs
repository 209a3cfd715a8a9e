namespace Gongwen.Crawl;

/// <summary>How long to wait for one's turn, and what ends the waiting.</summary>
/// <param name="Delay">Shortest pause between two requests to the host.</param>
/// <param name="Stop">Ends waiting: no request is begun any more.</param>
/// <param name="Abort">Breaks off a request under way.</param>
internal readonly record struct Wait(TimeSpan Delay, CancellationToken Stop, CancellationToken Abort);
