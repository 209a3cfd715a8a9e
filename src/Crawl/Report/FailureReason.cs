namespace Gongwen.Crawl;

/// <summary>Why visits failed.</summary>
/// <param name="Reason">In English, as the fetcher says it.</param>
/// <param name="Count">How many did.</param>
/// <param name="Example">One of the pages.</param>
public sealed record FailureReason(string Reason, int Count, Uri Example);
