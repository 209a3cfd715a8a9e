using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>What is known of the original of an <see cref="Article"/>.</summary>
/// <param name="Uri">As in <see cref="RawDocument.Uri"/>.</param>
/// <param name="Sha256">Lower-case hexadecimal hash of the bytes.</param>
/// <param name="MediaType">One of <see cref="MediaTypes"/>: how the bytes were read.</param>
/// <param name="Charset">WHATWG Encoding label of the charset that was used, in lower case; the one of most lines where they differ.</param>
/// <param name="CharsetConfidence">0..1: how sure the choice of the charset is.</param>
public sealed record DocumentSource(string Uri, string Sha256, string MediaType, string Charset, double CharsetConfidence)
{
    /// <summary>The other charsets it might be in, the likeliest first; those below one in a thousand left out.</summary>
    public ImmutableArray<CharsetGuess> CharsetAlternatives { get; init; } = [];

    /// <summary>What charsets were declared for it, the weightiest declaration first.</summary>
    public ImmutableArray<DeclaredCharset> CharsetDeclared { get; init; } = [];
}
