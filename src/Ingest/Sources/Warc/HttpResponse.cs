using System.Globalization;

namespace Gongwen.Ingest;

/// <summary>An HTTP response as it went over the wire (RFC 9112).</summary>
/// <param name="Status">The status code.</param>
/// <param name="Fields">The header fields.</param>
/// <param name="Entity">The body without transfer encodings, still compressed if it was (Content-Encoding): the payload of ISO 28500.</param>
/// <param name="IsWhole">Whether the body is all there, as far as its framing tells.</param>
internal sealed record HttpResponse(int Status, FieldLines Fields, ReadOnlyMemory<byte> Entity, bool IsWhole)
{
    /// <summary>The first header field of that name; null when there is none.</summary>
    public string? this[string name] => Fields[name];

    /// <summary>The media type that it declares, in lower case; null when it declares none.</summary>
    public string? MediaType => this["content-type"] is { } type && MimeField.ValueOf(type) is { Length: > 0 } value ? value : null;

    /// <summary>The charset that it declares; null when it declares none.</summary>
    public string? Charset => this["content-type"] is { } type && MimeField.ParameterOf(type, "charset") is { Length: > 0 } value ? value : null;

    /// <returns>Null when it does not begin like a response.</returns>
    public static HttpResponse? Read(ReadOnlyMemory<byte> message)
    {
        while (FieldLines.Read(message.Span) is { } head && StatusOf(head.First) is { } status)
        {
            var body = message[head.Length..];
            if (status is < 200 and not 101)
            {
                message = body; // an interim response: another one follows
                continue;
            }

            var (entity, isWhole) = Unframe(head, status, body);
            return new HttpResponse(status, head, entity, isWhole);
        }

        return null;
    }

    /// <summary>The body as it is meant: no longer compressed.</summary>
    /// <exception cref="UnreadableDocumentException">It is damaged, cut off, too long, or compressed in a way that nobody announced.</exception>
    public ReadOnlyMemory<byte> Decode(int maxBytes) => ContentCoding.Decode(Entity, this["content-encoding"], maxBytes);

    private static int? StatusOf(string line) =>
        line.StartsWith("HTTP/", StringComparison.OrdinalIgnoreCase) && line.Split(' ', 3) is [_, { Length: 3 } code, ..]
        && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : null;

    // Some archives keep the field that says "chunked" but not the chunks: then the body is taken as it is.
    private static (ReadOnlyMemory<byte> Entity, bool IsWhole) Unframe(FieldLines head, int status, ReadOnlyMemory<byte> body)
    {
        if (status is 204 or 304)
        {
            return (default, true);
        }

        if (head["transfer-encoding"]?.Contains("chunked", StringComparison.OrdinalIgnoreCase) == true && Chunks.Read(body) is { } chunks)
        {
            return chunks;
        }

        return long.TryParse(head["content-length"], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            && head["transfer-encoding"] is null
            ? (body[..(int)Math.Min(length, body.Length)], body.Length >= length)
            : (body, true);
    }
}
