using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Parts of the text, in order, that do not overlap.</summary>
internal readonly record struct Regions(ImmutableArray<TextSpan> Spans)
{
    /// <summary>Whether one of them holds <paramref name="position"/>.</summary>
    public bool Holds(int position)
    {
        var (low, high) = (0, Spans.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Spans[middle].Start <= position ? (middle + 1, high) : (low, middle);
        }

        return low > 0 && position < Spans[low - 1].End;
    }
}
