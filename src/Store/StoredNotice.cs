using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Store;

/// <summary>All that is stored of one document.</summary>
public sealed record StoredNotice
{
    /// <summary>Its names.</summary>
    public required DocumentKey Key { get; init; }

    /// <summary>The original, under the first of its places in ordinal order.</summary>
    public required RawDocument Original { get; init; }

    /// <summary>Every place where it was found, in ordinal order.</summary>
    public required ImmutableArray<string> Uris { get; init; }

    /// <summary>Version of the rules that it was read by.</summary>
    public required string Rules { get; init; }

    /// <summary>The extraction, <c>gongwen/notice/1</c> in UTF-8.</summary>
    public required ReadOnlyMemory<byte> Json { get; init; }
}
