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

    // Indices of the runs ordered by where they stand in the original; null when that is the order of the text.
    private readonly ImmutableArray<int>? _bySource;

    private OffsetMap(ImmutableArray<Run> runs)
    {
        _runs = runs;
        _bySource = IsOrdered(runs) ? null : [.. Enumerable.Range(0, runs.Length).OrderBy(i => runs[i].Source.Start)];
    }

    private int TextLength => _runs.IsEmpty ? 0 : _runs[^1].Text.End;

    /// <summary>The smallest range of source units that covers <paramref name="span"/>.</summary>
    /// <remarks>
    /// An empty span is the empty range where its next character came from, or after the last one. Where lines were moved, the
    /// range reaches from the first to the last unit of the characters at its two ends.
    /// </remarks>
    public SourceSpan ToSource(TextSpan span)
    {
        if (_runs.IsEmpty)
        {
            return default;
        }

        if (span.Length == 0 || span.Start >= TextLength)
        {
            return new SourceSpan(span.Start >= TextLength ? _runs[^1].Source.End : First(span.Start, span.Start + 1).Start, 0);
        }

        var first = First(span.Start, span.End);
        var last = _runs[FirstRunEndingAfter(Math.Min(span.End, TextLength) - 1)].Slice(span).Source;
        return SourceSpan.Between(Math.Min(first.Start, last.Start), Math.Max(first.End, last.End));

        SourceSpan First(int start, int end) => _runs[FirstRunEndingAfter(start)].Slice(TextSpan.Between(start, end)).Source;
    }

    /// <summary>The characters that came from <paramref name="source"/>.</summary>
    /// <returns>
    /// From the first to the last character that took one of its units. When no character did (what stood there was removed),
    /// the empty span beside the character that came from right before or right after; null when there is none.
    /// </returns>
    public TextSpan? ToText(SourceSpan source)
    {
        TextSpan? found = null;
        TextSpan? beside = null;
        for (var i = FirstTouching(source.Start); i < _runs.Length; i++)
        {
            var run = _runs[InSource(i)];
            if (run.Source.Start > source.End)
            {
                break;
            }

            if (run.CharactersFrom(source) is { Length: > 0 } part)
            {
                found = found is { } known ? TextSpan.Between(Math.Min(known.Start, part.Start), Math.Max(known.End, part.End)) : part;
            }
            else
            {
                beside ??= new TextSpan(run.Source.End == source.Start ? run.Text.End : run.TextAt(source.End), 0);
            }
        }

        return found ?? beside;
    }

    // The first run, in the order of the original, that reaches to the position or beyond. Runs do not overlap there, save that
    // the two sides of a cut indivisible run share its units and so stand next to each other.
    private int FirstTouching(int position)
    {
        var (low, high) = (0, _runs.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _runs[InSource(middle)].Source.End < position ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private int InSource(int index) => _bySource is { } order ? order[index] : index;

    private static bool IsOrdered(ImmutableArray<Run> runs)
    {
        for (var i = 1; i < runs.Length; i++)
        {
            if (runs[i].Source.Start < runs[i - 1].Source.Start || runs[i].Source.End < runs[i - 1].Source.End)
            {
                return false;
            }
        }

        return true;
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

        /// <summary>The characters that took a unit of <paramref name="source"/>; empty when none did.</summary>
        public TextSpan CharactersFrom(SourceSpan source)
        {
            var start = Math.Max(source.Start, Source.Start);
            var end = Math.Min(source.End, Source.End);
            return source == Source ? Text
                : end <= start ? new TextSpan(Text.Start, 0)
                : Stride == 0 ? Text
                : TextSpan.Between(TextAt(start), Text.Start + ((end - Source.Start + Stride - 1) / Stride));
        }

        /// <summary>The character that holds the unit at <paramref name="position"/>, which this run must hold or begin at.</summary>
        public int TextAt(int position) => Stride == 0 ? Text.Start : Text.Start + ((position - Source.Start) / Stride);
    }

    /// <summary>Collects runs from left to right and joins the ones that continue each other.</summary>
    internal sealed class Builder
    {
        private readonly ImmutableArray<Run>.Builder _runs = ImmutableArray.CreateBuilder<Run>();
        private int _position;

        /// <summary>Appends characters that came from <paramref name="source"/> together: no one of them from a part of it.</summary>
        public void Append(int characters, SourceSpan source) => Append(characters, source, characters == 1 ? source.Length : 0);

        /// <summary>Appends characters that took <paramref name="stride"/> units each, from <paramref name="start"/> on.</summary>
        public void AppendEven(int characters, int start, int stride) => Append(characters, new SourceSpan(start, characters * stride), stride);

        /// <summary>Appends the characters of <paramref name="span"/> as <paramref name="map"/> has them, their units moved by <paramref name="shift"/>.</summary>
        public void AppendSlice(OffsetMap map, TextSpan span, int shift = 0)
        {
            for (var i = map.FirstRunEndingAfter(span.Start); i < map._runs.Length && map._runs[i].Text.Start < span.End; i++)
            {
                // An indivisible run may be cut here: keep its units, count only the characters taken.
                var run = map._runs[i].Slice(span);
                Append(run.Text.Intersect(span).Length, run.Source with { Start = run.Source.Start + shift }, run.Stride);
            }
        }

        public OffsetMap Build() => new(_runs.ToImmutable());

        private void Append(int characters, SourceSpan source, int stride)
        {
            if (characters == 0)
            {
                return;
            }

            var text = new TextSpan(_position, characters);
            _position += characters;
            if (_runs.Count > 0 && _runs[^1] is var last && last.Stride > 0 && last.Stride == stride && last.Source.End == source.Start)
            {
                _runs[^1] = new Run(TextSpan.Between(last.Text.Start, text.End), SourceSpan.Between(last.Source.Start, source.End), stride);
            }
            else
            {
                _runs.Add(new Run(text, source, stride));
            }
        }
    }
}
