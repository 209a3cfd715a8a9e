namespace Gongwen.Ingest;

/// <summary>A document as it was fetched: nothing decoded, nothing decided.</summary>
public sealed record RawDocument
{
    /// <summary>Where it came from: a path, <c>-</c> for standard input, or a URL.</summary>
    public required string Uri { get; init; }

    /// <summary>The bytes as they were read.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>The media type its source gave or its name implies; null when neither says.</summary>
    public string? MediaType { get; init; }

    /// <summary>The charset its transport declared (an HTTP header); null when it declared none.</summary>
    public string? DeclaredCharset { get; init; }

    /// <summary>When it was fetched; null for a file.</summary>
    public DateTimeOffset? FetchedAt { get; init; }
}
