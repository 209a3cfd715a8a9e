namespace Gongwen.Crawl;

/// <summary>A link worth following.</summary>
/// <param name="Uri">Absolute, without fragment.</param>
/// <param name="Kind">What it seems to lead to.</param>
public sealed record FoundLink(Uri Uri, PageKind Kind)
{
    /// <summary>What the link says; null when it says nothing.</summary>
    public string? Title { get; init; }

    /// <summary>The day that the list gives for it, or that its path holds.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Fetched in this order within a host, the smallest first: 0 relevant titles, 50 usual, 100 last.</summary>
    public int Priority { get; init; } = 50;
}
