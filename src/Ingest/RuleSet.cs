using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Rows of a rule table, in order, asked as one: a text is read once for several of them.</summary>
public sealed class RuleSet : IReadOnlyList<RuleRow>
{
    private readonly ImmutableArray<RuleRow> _rows;
    private readonly PatternSet _patterns;
    private readonly ConcurrentDictionary<string, FrozenDictionary<string, RuleSet>> _by = new(StringComparer.Ordinal);

    /// <param name="rows">In the order in which they are tried.</param>
    public RuleSet(IEnumerable<RuleRow> rows)
    {
        _rows = [.. rows];
        _patterns = new PatternSet(_rows.Select(r => r.Pattern));
    }

    /// <inheritdoc/>
    public int Count => _rows.Length;

    /// <inheritdoc/>
    public RuleRow this[int index] => _rows[index];

    /// <summary>Whether the pattern of any row matches somewhere in <paramref name="text"/>.</summary>
    public bool IsMatch(ReadOnlySpan<char> text) => _patterns.First(text) >= 0;

    /// <summary>The first row whose pattern matches somewhere in <paramref name="text"/>; null when none does.</summary>
    public RuleRow? First(ReadOnlySpan<char> text) => _patterns.First(text) is >= 0 and var index ? _rows[index] : null;

    /// <summary>The rows whose pattern may match somewhere in <paramref name="text"/>, in order; all others do not.</summary>
    public ImmutableArray<RuleRow> Candidates(ReadOnlySpan<char> text)
    {
        var places = _patterns.Candidates(text);
        if (places.IsEmpty)
        {
            return [];
        }

        var candidates = ImmutableArray.CreateBuilder<RuleRow>(places.Length);
        foreach (var place in places)
        {
            candidates.Add(_rows[place]);
        }

        return candidates.MoveToImmutable();
    }

    /// <summary>The rows with the same cell in <paramref name="column"/>, by it; all who ask share them.</summary>
    public FrozenDictionary<string, RuleSet> By(string column) =>
        _by.GetOrAdd(column, c => _rows.GroupBy(r => r[c]).ToFrozenDictionary(g => g.Key, g => new RuleSet(g)));

    /// <inheritdoc/>
    public IEnumerator<RuleRow> GetEnumerator() => _rows.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
