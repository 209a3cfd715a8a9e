using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>A part of a MIME message (RFC 2045): its header fields and what stands below them.</summary>
internal sealed record MimePart
{
    /// <summary>The header fields by name in lower case, unfolded; of a field given twice the first.</summary>
    public required ImmutableDictionary<string, string> Fields { get; init; }

    /// <summary>The body as it was sent; empty when it holds parts.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The parts of a multipart body.</summary>
    public ImmutableArray<MimePart> Parts { get; init; } = [];

    /// <summary>Whether the boundary that ends it is there.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>The media type in lower case; text/plain where none is given, as the RFC has it.</summary>
    public string MediaType => MimeField.ValueOf(this["content-type"] ?? MediaTypes.Text);

    /// <summary>The charset of the text; null when none is declared.</summary>
    public string? Charset => MimeField.ParameterOf(this["content-type"] ?? "", "charset");

    /// <summary>The body with its transfer encoding undone.</summary>
    public ReadOnlyMemory<byte> Content => TransferEncoding.Decode(Body, this["content-transfer-encoding"]);

    /// <summary>A header field; null when there is none of that name.</summary>
    public string? this[string field] => Fields.GetValueOrDefault(field);

    /// <summary>This part and those in it that hold no others, in order.</summary>
    public IEnumerable<MimePart> Leaves => Parts.IsEmpty ? [this] : Parts.SelectMany(p => p.Leaves);
}
