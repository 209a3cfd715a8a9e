using System.Collections.Immutable;
using System.Numerics;

namespace Gongwen.Ingest;

/// <summary>Patterns, in order, asked as one: a text is read once for several of them.</summary>
internal sealed class PatternSet
{
    // More patterns in one automaton would make too many states.
    private const int MostTogether = 8;

    private readonly ImmutableArray<Pattern> _patterns;
    private readonly Lazy<ImmutableArray<PatternAutomaton>> _automatons;

    /// <param name="patterns">In the order in which they are tried.</param>
    public PatternSet(IEnumerable<Pattern> patterns)
    {
        _patterns = [.. patterns];
        _automatons = new(() => [.. _patterns.Chunk(MostTogether).Select(part => new PatternAutomaton([.. part.Select(p => p.Text)]))]);
    }

    /// <summary>The place in the list of the first one that matches somewhere in <paramref name="text"/>; -1 when none does.</summary>
    public int First(ReadOnlySpan<char> text)
    {
        var from = 0;
        foreach (var automaton in _automatons.Value)
        {
            for (var found = automaton.Candidates(text, out var sure); found != 0; found &= found - 1)
            {
                var index = from + BitOperations.TrailingZeroCount(found);
                if ((found & (~found + 1) & sure) != 0 || _patterns[index].Regex.IsMatch(text))
                {
                    return index;
                }
            }

            from += MostTogether;
        }

        return -1;
    }

    /// <summary>The places in the list of those that may match somewhere in <paramref name="text"/>, in order; all others do not.</summary>
    public ImmutableArray<int> Candidates(ReadOnlySpan<char> text)
    {
        var (places, from) = (ImmutableArray<int>.Empty, 0);
        foreach (var automaton in _automatons.Value)
        {
            for (var found = automaton.Candidates(text, out _); found != 0; found &= found - 1)
            {
                places = places.Add(from + BitOperations.TrailingZeroCount(found));
            }

            from += MostTogether;
        }

        return places;
    }
}
