using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Store;

/// <summary>A piece of a notice's text around words that were searched for.</summary>
/// <param name="Text">One line: line ends are made spaces.</param>
/// <param name="Marks">The words, in <paramref name="Text"/>, in order, apart from each other.</param>
public sealed record Snippet(string Text, ImmutableArray<TextSpan> Marks);
