namespace Gongwen.Crawl;

/// <summary>The answer to a request for robots.txt, as the frontier keeps it.</summary>
/// <param name="At">When it came.</param>
/// <param name="Body">The file; empty when there is none, which allows everything.</param>
internal sealed record StoredRobots(DateTimeOffset At, ReadOnlyMemory<byte> Body);
