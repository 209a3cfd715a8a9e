using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Store;

/// <summary>Cuts Chinese text into words. Safe from many threads; the same text gives the same words.</summary>
public interface ISegmenter
{
    /// <summary>The words of <paramref name="text"/>, in order, without gap; marks and spaces are words too.</summary>
    ImmutableArray<TextSpan> Cut(string text);

    /// <summary>As <see cref="Cut"/>, and before each long word the words of two, then of three characters in it: whatever people may search for.</summary>
    ImmutableArray<TextSpan> CutForSearch(string text);
}
