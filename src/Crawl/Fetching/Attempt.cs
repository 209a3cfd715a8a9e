namespace Gongwen.Crawl;

/// <summary>What came of one request.</summary>
/// <param name="Exchange">Null when there was no answer.</param>
/// <param name="Failure">Why there was none; null when there was one.</param>
/// <param name="IsRefused">Whether it was not made because it must not be.</param>
internal sealed record Attempt(Exchange? Exchange, string? Failure, bool IsRefused)
{
    /// <summary>Whether the same request may fare better in a while.</summary>
    public bool IsTransient => !IsRefused && (Exchange is not { Truncated: null or "length" } || Exchange.Answer?.Status is null or 429 or (>= 500 and not 501));
}
