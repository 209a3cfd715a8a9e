using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Tells which charset a document is in. Safe from many threads; the same bytes give the same choice.</summary>
public interface ICharsetDetector
{
    /// <summary>The charset to read <paramref name="bytes"/> in.</summary>
    /// <param name="bytes">All of the document, its byte order mark with it.</param>
    /// <param name="declared">What is declared, the weightiest first; bytes may speak against it.</param>
    /// <returns>Always one of those that <see cref="CharsetLabels"/> knows: what it is not in is found out as it is decoded.</returns>
    CharsetChoice Choose(ReadOnlySpan<byte> bytes, ImmutableArray<CharsetDeclaration> declared);
}
