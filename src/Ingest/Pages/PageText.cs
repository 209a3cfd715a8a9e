using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>A whole page as lines of text, chrome included: what is repaired, simplified and then cut.</summary>
/// <remarks>
/// The text holds exactly <c>Lines.Length</c> lines, joined by <c>\n</c>. No repair adds or removes a <c>\n</c>, so the lines'
/// layout and the tables stay valid whatever happens inside a line.
/// </remarks>
internal sealed record PageText
{
    public required SourceText Source { get; init; }

    public required ImmutableArray<PageLine> Lines { get; init; }

    public ImmutableArray<PageTable> Tables { get; init; } = [];

    /// <summary>What was mended while it was laid out as lines.</summary>
    public ImmutableArray<PendingRepair> Repairs { get; init; } = [];

    /// <summary>The links, in document order.</summary>
    public ImmutableArray<PageLink> Links { get; init; } = [];

    /// <summary>The images, in document order.</summary>
    public ImmutableArray<PageLink> Images { get; init; } = [];

    /// <summary>Whether it is a document by itself and not a page of a site, so that nothing stands around the notice.</summary>
    public bool StandsAlone { get; init; }

    /// <summary>The page's elements; null for plain text.</summary>
    public ElementIndex? Elements { get; init; }

    /// <summary>For each of <see cref="Elements"/> that is a block with an id or class: name, id and classes, a space around each; else empty.</summary>
    public ImmutableArray<string> Hooks { get; init; } = [];

    /// <summary>What the page's head states: the content of <c>title</c> (name <c>title</c>) and of its meta elements, by name.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Head { get; init; } = [];
}
