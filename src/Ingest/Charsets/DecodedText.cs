using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Bytes as text, each character with its bytes.</summary>
/// <param name="Text">The text; its map points at bytes.</param>
/// <param name="Choice">The charset, and how sure it is.</param>
/// <param name="Declarations">What was declared.</param>
/// <param name="Issues">A declared charset that was overruled, malformed bytes …</param>
internal sealed record DecodedText(SourceText Text, CharsetChoice Choice, ImmutableArray<CharsetDeclaration> Declarations, ImmutableArray<Issue> Issues)
{
    public string Charset => Choice.Charset;
}
