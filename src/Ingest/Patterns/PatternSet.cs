using System.Collections.Immutable;
using System.Numerics;

namespace Gongwen.Ingest;

/// <summary>Patterns, in order, asked as one: a text is read once for several of them.</summary>
/// <remarks>Patterns that together lead to too many states are parted, so that no row of a table slows the rows beside it.</remarks>
internal sealed class PatternSet
{
    private const int MostTogether = 8;

    private readonly ImmutableArray<Pattern> _patterns;
    private readonly Lock _parting = new();
    private Part[]? _parts;

    /// <param name="patterns">In the order in which they are tried.</param>
    public PatternSet(IEnumerable<Pattern> patterns) => _patterns = [.. patterns];

    /// <summary>The place in the list of the first one that matches somewhere in <paramref name="text"/>; -1 when none does.</summary>
    public int First(ReadOnlySpan<char> text)
    {
        foreach (var part in Parts())
        {
            for (var found = Candidates(part, text, out var sure); found != 0; found &= found - 1)
            {
                var index = part.From + BitOperations.TrailingZeroCount(found);
                if ((found & (~found + 1) & sure) != 0 || _patterns[index].Regex.IsMatch(text))
                {
                    return index;
                }
            }
        }

        return -1;
    }

    /// <summary>The places in the list of those that may match somewhere in <paramref name="text"/>, in order; all others do not.</summary>
    public ImmutableArray<int> Candidates(ReadOnlySpan<char> text)
    {
        var places = ImmutableArray<int>.Empty;
        foreach (var part in Parts())
        {
            for (var found = Candidates(part, text, out _); found != 0; found &= found - 1)
            {
                places = places.Add(part.From + BitOperations.TrailingZeroCount(found));
            }
        }

        return places;
    }

    private ulong Candidates(Part part, ReadOnlySpan<char> text, out ulong sure)
    {
        var found = part.Automaton.Candidates(text, out sure);
        if (part.Automaton.IsTooLarge && part.Count > 1)
        {
            Halve(part);
        }

        return found;
    }

    private Part[] Parts()
    {
        if (Volatile.Read(ref _parts) is { } known)
        {
            return known;
        }

        lock (_parting)
        {
            return _parts ??= [.. _patterns.Chunk(MostTogether).Select((chunk, i) => PartOf(i * MostTogether, chunk.Length))];
        }
    }

    private Part PartOf(int from, int count) =>
        new(from, count, new PatternAutomaton([.. _patterns.AsSpan(from, count).ToArray().Select(p => p.Text)]));

    // Others may still read with the part as it was.
    private void Halve(Part part)
    {
        lock (_parting)
        {
            var half = part.Count / 2;
            Volatile.Write(ref _parts, [.. _parts!.SelectMany(p => p == part ? [PartOf(p.From, half), PartOf(p.From + half, p.Count - half)] : new[] { p })]);
        }
    }

    private sealed record Part(int From, int Count, PatternAutomaton Automaton);
}
