using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>The clean notice: what Ingest hands to Extract.</summary>
public sealed record Article
{
    /// <summary>The original it was read from.</summary>
    public required DocumentSource Source { get; init; }

    /// <summary>The notice in Simplified characters, without the page around it; lines end in <c>\n</c>.</summary>
    public required string Text { get; init; }

    /// <summary>From <see cref="Text"/> back to the original.</summary>
    public required OffsetMap Map { get; init; }

    /// <summary>The lines of <see cref="Text"/>, in order, empty ones left out.</summary>
    public required ImmutableArray<Block> Blocks { get; init; }

    /// <summary>The data tables, in order.</summary>
    public ImmutableArray<Table> Tables { get; init; } = [];

    /// <summary>What the page around the notice says of it.</summary>
    public PageMetadata Page { get; init; } = PageMetadata.None;

    /// <summary>What was repaired, in order of the text.</summary>
    public ImmutableArray<TextRepair> Repairs { get; init; } = [];

    /// <summary>Number of characters that could not be recovered; each stands as U+FFFD in <see cref="Text"/>.</summary>
    public int Lost { get; init; }

    /// <summary>What the reader should know.</summary>
    public ImmutableArray<Issue> Issues { get; init; } = [];

    /// <summary>For a page: the elements that <see cref="Map"/> points into. Null for a text file, where it points at bytes.</summary>
    public ElementIndex? Elements { get; init; }
}
