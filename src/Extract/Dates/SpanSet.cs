using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Stretches of text that do not overlap.</summary>
internal sealed class SpanSet(IEnumerable<TextSpan> spans)
{
    private readonly ImmutableArray<TextSpan> _spans = [.. spans.OrderBy(s => s.Start)];

    /// <summary>Whether one of them meets <paramref name="span"/>.</summary>
    public bool Holds(TextSpan span)
    {
        var (low, high) = (0, _spans.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _spans[middle].End <= span.Start ? (middle + 1, high) : (low, middle);
        }

        return low < _spans.Length && _spans[low].Start < span.End;
    }
}
