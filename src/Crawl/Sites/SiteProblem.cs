namespace Gongwen.Crawl;

/// <summary>Something wrong in a SITES.yaml.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in characters.</param>
/// <param name="Subject">The key or value that it is about, as it stands there.</param>
/// <param name="Help">The key that was probably meant, the values that are allowed, or what the parser says; null for nothing.</param>
public sealed record SiteProblem(SiteProblemKind Kind, int Line, int Column, string Subject, string? Help = null);
