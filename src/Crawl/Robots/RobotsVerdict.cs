using System.Collections.Immutable;

namespace Gongwen.Crawl;

/// <summary>What is known of an origin's robots.txt.</summary>
/// <param name="Rules">Null when the file cannot be had: then nothing may be asked for (RFC 9309, 2.3.1.4).</param>
/// <param name="Failure">Why it cannot be had.</param>
/// <param name="Exchanges">The requests that had to be made for it just now; for the archive.</param>
internal sealed record RobotsVerdict(RobotsRules? Rules, string? Failure, ImmutableArray<Exchange> Exchanges);
