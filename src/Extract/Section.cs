using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>An item of the outline: a numbered or plainly set-off heading, or a numbered item without one.</summary>
public sealed record Section
{
    /// <summary>From 1 for the outermost numbering that this document uses.</summary>
    public required int Level { get; init; }

    /// <summary>The number as it stands, brackets kept, closing mark dropped (<c>一</c>, <c>（一）</c>, <c>1</c>); null when it has none.</summary>
    public required string? Number { get; init; }

    /// <summary>The heading's words without number and closing mark; null when the item is a whole sentence.</summary>
    public required string? Heading { get; init; }

    /// <summary>Where the heading's words stand; empty when there are none.</summary>
    public required TextSpan HeadingSpan { get; init; }

    /// <summary>What the section is for; null below level 1 unless its heading's words say it.</summary>
    public required SectionRole? Role { get; init; }

    /// <summary>From its number to the start of the next item of any level.</summary>
    public required TextSpan Own { get; init; }

    /// <summary>From its number to the start of the next item of its level or a higher one.</summary>
    public required TextSpan Extent { get; init; }

    /// <summary>Index of the section that encloses it; -1 at level 1.</summary>
    public required int Parent { get; init; }

    /// <summary>Why it is believed.</summary>
    public required Evidence Evidence { get; init; }
}
