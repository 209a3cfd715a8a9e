namespace Gongwen.Ingest;

/// <summary>What is known of the original of an <see cref="Article"/>.</summary>
/// <param name="Uri">As in <see cref="RawDocument.Uri"/>.</param>
/// <param name="Sha256">Lower-case hexadecimal hash of the bytes.</param>
/// <param name="MediaType">One of <see cref="MediaTypes"/>: how the bytes were read.</param>
/// <param name="Charset">WHATWG Encoding label of the charset that was used, in lower case.</param>
/// <param name="CharsetConfidence">0..1: how sure the choice of the charset is.</param>
public sealed record DocumentSource(string Uri, string Sha256, string MediaType, string Charset, double CharsetConfidence);
