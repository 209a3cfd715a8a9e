using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics;

namespace Gongwen.Ingest;

/// <summary>Rows of a rule table, in order, asked as one: a text is read once, however many there are.</summary>
public sealed class RuleSet : IReadOnlyList<RuleRow>
{
    // More patterns in one automaton would make too many states.
    private const int MostTogether = 8;

    private readonly ImmutableArray<RuleRow> _rows;
    private readonly Lazy<ImmutableArray<PatternAutomaton>> _automatons;

    /// <param name="rows">In the order in which they are tried.</param>
    public RuleSet(IEnumerable<RuleRow> rows)
    {
        _rows = [.. rows];
        _automatons = new(() => [.. _rows.Chunk(MostTogether).Select(part => new PatternAutomaton([.. part.Select(r => r["pattern"])]))]);
    }

    /// <inheritdoc/>
    public int Count => _rows.Length;

    /// <inheritdoc/>
    public RuleRow this[int index] => _rows[index];

    /// <summary>Whether the pattern of any row matches somewhere in <paramref name="text"/>.</summary>
    public bool IsMatch(ReadOnlySpan<char> text) => First(text) is not null;

    /// <summary>The first row whose pattern matches somewhere in <paramref name="text"/>; null when none does.</summary>
    public RuleRow? First(ReadOnlySpan<char> text)
    {
        var from = 0;
        foreach (var automaton in _automatons.Value)
        {
            for (var found = automaton.Candidates(text, out var sure); found != 0; found &= found - 1)
            {
                var row = _rows[from + BitOperations.TrailingZeroCount(found)];
                if ((found & (~found + 1) & sure) != 0 || row.Pattern.Regex.IsMatch(text))
                {
                    return row;
                }
            }

            from += MostTogether;
        }

        return null;
    }

    /// <summary>The rows whose pattern may match somewhere in <paramref name="text"/>, in order; all others do not.</summary>
    public ImmutableArray<RuleRow> Candidates(ReadOnlySpan<char> text)
    {
        var (rows, from) = (ImmutableArray<RuleRow>.Empty, 0);
        foreach (var automaton in _automatons.Value)
        {
            for (var found = automaton.Candidates(text, out _); found != 0; found &= found - 1)
            {
                rows = rows.Add(_rows[from + BitOperations.TrailingZeroCount(found)]);
            }

            from += MostTogether;
        }

        return rows;
    }

    /// <summary>The rows with the same <paramref name="key"/>, by it.</summary>
    public FrozenDictionary<TKey, RuleSet> By<TKey>(Func<RuleRow, TKey> key)
        where TKey : notnull => _rows.GroupBy(key).ToFrozenDictionary(g => g.Key, g => new RuleSet(g));

    /// <inheritdoc/>
    public IEnumerator<RuleRow> GetEnumerator() => _rows.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
