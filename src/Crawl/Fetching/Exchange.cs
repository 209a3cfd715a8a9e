using Gongwen.Ingest;

namespace Gongwen.Crawl;

/// <summary>One request and the answer to it, as they went over the wire.</summary>
/// <param name="Uri">What was asked for.</param>
/// <param name="At">When the request was made.</param>
/// <param name="Request">The request.</param>
/// <param name="Response">The response, interim ones left out; perhaps cut short.</param>
internal sealed record Exchange(Uri Uri, DateTimeOffset At, ReadOnlyMemory<byte> Request, ReadOnlyMemory<byte> Response)
{
    /// <summary>From the request to the last byte.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Why the response is cut short, in the words of ISO 28500 (5.13): <c>length</c>, <c>time</c>, <c>disconnect</c>; null when it is whole.</summary>
    public string? Truncated { get; init; }

    /// <summary>The response, read; null when what came is none.</summary>
    public HttpResponse? Answer { get; } = HttpResponse.Read(Response);
}
