using System.Collections.Immutable;

namespace Gongwen.Crawl;

/// <summary>A page as a server gave it, after redirects.</summary>
public sealed record FetchedPage
{
    /// <summary>What was asked for first.</summary>
    public required Uri Requested { get; init; }

    /// <summary>What was answered in the end: links are relative to it.</summary>
    public required Uri Uri { get; init; }

    /// <summary>The status of the last answer; 304 has no body.</summary>
    public required int Status { get; init; }

    /// <summary>The header fields of the last answer, in order, as they came.</summary>
    public required ImmutableArray<KeyValuePair<string, string>> Headers { get; init; }

    /// <summary>The body without transfer and content encodings.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>What the body is, by its bytes before its header: <c>text/html</c> …, in lower case, without parameters; null when nobody knows.</summary>
    public string? MediaType { get; init; }

    /// <summary>The charset that the Content-Type declares; null when it declares none.</summary>
    public string? DeclaredCharset { get; init; }

    /// <summary>When the last answer came.</summary>
    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>The addresses that redirected, the requested one first; empty when nobody did.</summary>
    public ImmutableArray<Uri> Redirects { get; init; } = [];

    /// <summary>The first header field of that name, whatever its case; null when there is none.</summary>
    public string? Header(string name) =>
        Headers.Where(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value).FirstOrDefault();
}
