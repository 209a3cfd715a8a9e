using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Bytes as text, each character with its bytes.</summary>
/// <param name="Text">The text; its map points at bytes.</param>
/// <param name="Charset">WHATWG label, lower case.</param>
/// <param name="Confidence">0..1</param>
/// <param name="Issues">A declared charset that was overruled, malformed bytes …</param>
internal sealed record DecodedText(SourceText Text, string Charset, double Confidence, ImmutableArray<Issue> Issues);
