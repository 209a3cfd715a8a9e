using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>A charset that a document, or what brought it, declares.</summary>
/// <param name="Label">As it stands.</param>
/// <param name="Charset">The charset to read it in; null when the label is none we know.</param>
/// <param name="By"><c>mark</c> (byte order mark), <c>transport</c> (HTTP header), <c>meta</c> or <c>xml</c>.</param>
public readonly record struct CharsetDeclaration(string Label, string? Charset, string By)
{
    /// <summary>What it is worth against the bytes, in eighths of a bit: two wrong characters, or one bit in each of many.</summary>
    public int Worth => By switch { "mark" => 960, "transport" => 400, "meta" => 320, _ => 240 };

    /// <summary>All declarations of a document, the weightiest first.</summary>
    internal static ImmutableArray<CharsetDeclaration> Of(RawDocument document, bool isPage)
    {
        var declarations = ImmutableArray.CreateBuilder<CharsetDeclaration>();
        var bytes = document.Bytes.Span;
        if (ByteOrderMark.Find(bytes) is { Length: > 0 } mark)
        {
            declarations.Add(new CharsetDeclaration(mark.Charset, mark.Charset, "mark"));
        }

        if (document.DeclaredCharset is { } transport)
        {
            declarations.Add(new CharsetDeclaration(transport, CharsetLabels.Resolve(transport), "transport"));
        }

        return isPage ? [.. declarations, .. MetaPrescan.Find(bytes)] : declarations.ToImmutable();
    }
}
