using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Says which units of the original each character of the clean text came from.</summary>
/// <remarks>
/// The map is a list of runs that tile the text in order. In an even run every character took
/// <see cref="Run.Stride"/> units, so positions interpolate. A run with stride 0 cannot be divided:
/// touching one of its characters points at all of its units.
/// </remarks>
public sealed class OffsetMap
{
    private readonly ImmutableArray<Run> _runs;

    private OffsetMap(ImmutableArray<Run> runs) => _runs = runs;

    /// <summary>The smallest range of source units that covers <paramref name="span"/>.</summary>
    public SourceSpan ToSource(TextSpan span)
    {
        var covered = Slice(span).ToList();
        return covered.Count == 0
            ? new SourceSpan(StartOf(span.Start), 0)
            : SourceSpan.Between(covered[0].Source.Start, covered[^1].Source.End);
    }

    private int StartOf(int position) =>
        position < TextLength ? Slice(new TextSpan(position, 1)).First().Source.Start : SourceEnd;

    private int TextLength => _runs.IsEmpty ? 0 : _runs[^1].Text.End;

    private int SourceEnd => _runs.IsEmpty ? 0 : _runs[^1].Source.End;

    private IEnumerable<Run> Slice(TextSpan span)
    {
        for (var i = FirstRunEndingAfter(span.Start); i < _runs.Length && _runs[i].Text.Start < span.End; i++)
        {
            yield return _runs[i].Slice(span);
        }
    }

    private int FirstRunEndingAfter(int position)
    {
        var (low, high) = (0, _runs.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _runs[middle].Text.End <= position ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    internal readonly record struct Run(TextSpan Text, SourceSpan Source, int Stride)
    {
        public Run Slice(TextSpan span)
        {
            if (Stride == 0)
            {
                return this;
            }

            var text = Text.Intersect(span);
            return new Run(text, new SourceSpan(Source.Start + ((text.Start - Text.Start) * Stride), text.Length * Stride), Stride);
        }
    }

    /// <summary>Collects runs from left to right and joins the ones that continue each other.</summary>
    internal sealed class Builder
    {
        private readonly List<Run> _runs = [];
        private int _position;

        public void Append(int characters, SourceSpan source)
        {
            var stride = characters == 1 ? source.Length : 0;
            Append(new Run(new TextSpan(_position, characters), source, stride));
        }

        public void AppendSlice(OffsetMap map, TextSpan span)
        {
            foreach (var run in map.Slice(span))
            {
                // An indivisible run may be cut here: keep its units, count only the characters taken.
                Append(run with { Text = new TextSpan(_position, run.Text.Intersect(span).Length) });
            }
        }

        public OffsetMap Build() => new([.. _runs]);

        private void Append(Run run)
        {
            if (run.Text.Length == 0)
            {
                return;
            }

            _position += run.Text.Length;
            if (_runs.Count > 0 && _runs[^1] is var last && last.Stride > 0 && last.Stride == run.Stride && last.Source.End == run.Source.Start)
            {
                _runs[^1] = new Run(TextSpan.Between(last.Text.Start, run.Text.End), SourceSpan.Between(last.Source.Start, run.Source.End), run.Stride);
            }
            else
            {
                _runs.Add(run);
            }
        }
    }
}
