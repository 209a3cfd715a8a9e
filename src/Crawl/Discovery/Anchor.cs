namespace Gongwen.Crawl;

/// <summary>A link of a page.</summary>
internal sealed record Anchor
{
    /// <summary>Where it leads, in the form by which pages are known; null for one that leads nowhere or into a script.</summary>
    public required Uri? Address { get; init; }

    /// <summary>What <see cref="Address"/> says of the page there.</summary>
    public AddressKind Kind { get; init; }

    /// <summary>Its words, white space collapsed, dates and bullets left out; what its <c>title</c> says where the words are cut short.</summary>
    public string Title { get; init; } = "";

    /// <summary>The day that stands beside it; null for none.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The script that a click runs; empty for none.</summary>
    public string Script { get; init; } = "";

    /// <summary>The part of the page that it stands in, as <see cref="CrawlRules.RegionOf"/> says; null for the middle.</summary>
    public string? Region { get; init; }

    /// <summary>The elements around it by a number: entries of one list have the same.</summary>
    public int Shape { get; init; }

    /// <summary>Whether it loads a frame instead of being clicked on.</summary>
    public bool IsFrame { get; init; }
}
