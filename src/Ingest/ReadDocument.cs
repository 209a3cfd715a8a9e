using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>A document as lines of text, nothing repaired and nothing cut.</summary>
/// <param name="Page">The lines.</param>
/// <param name="Charset">WHATWG label, lower case.</param>
/// <param name="CharsetConfidence">0..1</param>
/// <param name="Issues">What was noticed in reading.</param>
internal sealed record ReadDocument(PageText Page, string Charset, double CharsetConfidence, ImmutableArray<Issue> Issues)
{
    /// <summary>As in <see cref="DocumentSource.CharsetAlternatives"/>.</summary>
    public ImmutableArray<CharsetGuess> CharsetAlternatives { get; init; } = [];

    /// <summary>As in <see cref="DocumentSource.CharsetDeclared"/>.</summary>
    public ImmutableArray<DeclaredCharset> CharsetDeclared { get; init; } = [];
}
