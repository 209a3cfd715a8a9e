using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Rows of a rule table, in order, asked as one: a text is read once for several of them.</summary>
public sealed class RuleSet : IReadOnlyList<RuleRow>
{
    private readonly ImmutableArray<RuleRow> _rows;
    private readonly PatternSet _patterns;

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
        var candidates = _patterns.Candidates(text);
        return candidates.IsEmpty ? [] : [.. candidates.Select(index => _rows[index])];
    }

    /// <summary>The rows with the same <paramref name="key"/>, by it.</summary>
    public FrozenDictionary<TKey, RuleSet> By<TKey>(Func<RuleRow, TKey> key)
        where TKey : notnull => _rows.GroupBy(key).ToFrozenDictionary(g => g.Key, g => new RuleSet(g));

    /// <inheritdoc/>
    public IEnumerator<RuleRow> GetEnumerator() => _rows.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
