using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Gongwen.Crawl;

/// <summary>Makes the records of ISO 28500:2017 (WARC 1.1).</summary>
internal static class WarcRecords
{
    /// <summary>The field, an extension as the standard permits, that names the page whose visit a record ends.</summary>
    public const string PageField = "Gongwen-Page";

    /// <summary>The profile of content that came again (6.7.2).</summary>
    public const string IdenticalPayload = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";

    /// <summary>The profile of 304 Not Modified (6.7.3).</summary>
    public const string NotModified = "http://netpreserve.org/warc/1.1/revisit/server-not-modified";

    /// <summary>What a file begins with.</summary>
    public static byte[] Information(string fileName, CrawlSettings settings, DateTimeOffset at)
    {
        var fields = new StringBuilder()
            .Append("software: ").Append(CrawlSettings.ProductToken).Append('/').Append(settings.Version).Append("\r\n")
            .Append("format: WARC File Format 1.1\r\nconformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n")
            .Append("robots: obey\r\nhttp-header-user-agent: ").Append(settings.UserAgent).Append("\r\n");
        if (settings.Contact is { } contact)
        {
            fields.Append("operator: ").Append(contact).Append("\r\n");
        }

        return Member("warcinfo", NewId(), at, [new("WARC-Filename", fileName), new("Content-Type", "application/warc-fields")], Encoding.UTF8.GetBytes(fields.ToString()));
    }

    /// <summary>The records of one exchange, request first, and where its content is archived now.</summary>
    /// <param name="exchange">What went over the wire.</param>
    /// <param name="page">The page whose visit it ends; null when it ends none.</param>
    /// <param name="before">Where the content of that page was archived the last time; null when it was not.</param>
    public static (byte[] Request, byte[] Response, ArchivedAs? Archived) Of(Exchange exchange, Uri? page, ArchivedAs? before)
    {
        var (requestId, responseId) = (NewId(), NewId());
        var target = new KeyValuePair<string, string>("WARC-Target-URI", exchange.Uri.AbsoluteUri);
        var request = Member("request", requestId, exchange.At, [target, new("WARC-Concurrent-To", $"<{responseId}>"), new("Content-Type", "application/http;msgtype=request")], exchange.Request);

        ImmutableArray<KeyValuePair<string, string>> fields = [target, new("WARC-Concurrent-To", $"<{requestId}>"), new("Content-Type", "application/http;msgtype=response")];
        fields = page is null ? fields : fields.Add(new(PageField, page.AbsoluteUri));
        var digest = exchange is { Truncated: null, Answer: { } answer } && answer.Status != 304 ? Digest(answer.Entity.Span) : null;
        if (before is not null && exchange is { Truncated: null, Answer: { } again } && (again.Status == 304 || (digest == before.Digest && again.Status == 200)))
        {
            return (request, Revisit(exchange, responseId, [.. fields, .. Referring(before, again.Status == 304 ? NotModified : IdenticalPayload)], again.Fields.Length), before);
        }

        fields = exchange.Truncated is { } truncated ? fields.Add(new("WARC-Truncated", truncated)) : fields;
        fields = digest is null ? fields : fields.Add(new("WARC-Payload-Digest", digest));
        var response = Member("response", responseId, exchange.At, fields, exchange.Response);
        return (request, response, digest is null ? before : new ArchivedAs(responseId, exchange.At, exchange.Uri, digest));
    }

    /// <summary>A digest as the standard writes it (5.8): SHA-1 in Base32.</summary>
#pragma warning disable CA5350 // what every reader of WARC files understands; it tells accidents, not forgeries
    public static string Digest(ReadOnlySpan<byte> bytes) => $"sha1:{Base32.Encode(SHA1.HashData(bytes))}";
#pragma warning restore CA5350

    // A revisit keeps the header of the answer; the body is where it refers to.
    private static byte[] Revisit(Exchange exchange, string id, ImmutableArray<KeyValuePair<string, string>> fields, int header) =>
        Member("revisit", id, exchange.At, header < exchange.Response.Length ? fields.Add(new("WARC-Truncated", "length")) : fields, exchange.Response[..header]);

    private static KeyValuePair<string, string>[] Referring(ArchivedAs before, string profile) =>
    [
        new("WARC-Profile", profile),
        new("WARC-Refers-To", $"<{before.RecordId}>"),
        new("WARC-Refers-To-Target-URI", before.Uri.AbsoluteUri),
        new("WARC-Refers-To-Date", Date(before.At)),
        new("WARC-Payload-Digest", before.Digest),
    ];

    private static byte[] Member(string type, string id, DateTimeOffset at, ImmutableArray<KeyValuePair<string, string>> fields, ReadOnlyMemory<byte> block)
    {
        var header = new StringBuilder("WARC/1.1\r\nWARC-Type: ").Append(type)
            .Append("\r\nWARC-Record-ID: <").Append(id)
            .Append(">\r\nWARC-Date: ").Append(Date(at))
            .Append("\r\nWARC-Block-Digest: ").Append(Digest(block.Span)).Append("\r\n");
        foreach (var (name, value) in fields)
        {
            header.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        header.Append(CultureInfo.InvariantCulture, $"Content-Length: {block.Length}\r\n\r\n");
        return GzipMember.Write(Encoding.UTF8.GetBytes(header.ToString()), block, "\r\n\r\n"u8.ToArray());
    }

    private static string NewId() => $"urn:uuid:{Guid.NewGuid()}";

    // 5.4: ISO 8601 in UTC, with fractions of a second as of WARC 1.1.
    private static string Date(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
