using System.Collections;
using System.Globalization;

namespace Gongwen.Ingest;

/// <summary>A set of UTF-16 code units: the places, in order, where membership turns on, off, on ….</summary>
internal sealed class CharSet : IReadOnlyCollection<char>
{
    private readonly int[] _turns;

    private CharSet(int[] turns) => _turns = turns;

    /// <summary>No character.</summary>
    public static CharSet Empty { get; } = new([]);

    /// <summary>All but the line feed: what <c>.</c> matches.</summary>
    public static CharSet InLine { get; } = Range('\n', '\n').Complement();

    /// <summary>What <c>\d</c> matches.</summary>
    public static CharSet Digits { get; } = Where(char.IsDigit);

    /// <summary>What <c>\s</c> matches.</summary>
    public static CharSet Spaces { get; } = Where(char.IsWhiteSpace);

    /// <summary>What <c>\w</c> matches.</summary>
    public static CharSet Words { get; } = Where(c => char.IsLetterOrDigit(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.ConnectorPunctuation);

    /// <summary>How many it holds.</summary>
    public int Count => Stretches.Sum(s => s.End - s.Start);

    /// <summary>Where membership turns.</summary>
    public ReadOnlySpan<int> Turns => _turns;

    /// <summary>The characters from <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    public static CharSet Range(char first, char last) => new(last == char.MaxValue ? [first] : [first, last + 1]);

    /// <summary>Whether the set holds the code unit <paramref name="c"/>.</summary>
    public bool Contains(int c)
    {
        var index = Array.BinarySearch(_turns, c);
        return ((index < 0 ? ~index : index + 1) & 1) == 1;
    }

    /// <summary>All other characters.</summary>
    public CharSet Complement() => new(_turns is [0, .. var rest] ? rest : [0, .. _turns]);

    /// <summary>The characters of either set.</summary>
    public CharSet Union(CharSet other) => Merge(other, (own, others) => own || others);

    /// <summary>The characters that <paramref name="other"/> does not hold.</summary>
    public CharSet Except(CharSet other) => Merge(other, (own, others) => own && !others);

    /// <inheritdoc/>
    public IEnumerator<char> GetEnumerator() => Stretches.SelectMany(s => Enumerable.Range(s.Start, s.End - s.Start)).Select(c => (char)c).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IEnumerable<(int Start, int End)> Stretches => _turns.Append(char.MaxValue + 1).Chunk(2).Where(p => p.Length == 2).Select(p => (p[0], p[1]));

    private static CharSet Where(Func<char, bool> holds) =>
        new([.. Enumerable.Range(0, char.MaxValue + 1).Where(c => holds((char)c) != (c > 0 && holds((char)(c - 1))))]);

    private CharSet Merge(CharSet other, Func<bool, bool, bool> holds)
    {
        var turns = new List<int>();
        foreach (var place in _turns.Union(other._turns).Order())
        {
            if (holds(Contains(place), other.Contains(place)) != ((turns.Count & 1) == 1))
            {
                turns.Add(place);
            }
        }

        return new CharSet([.. turns]);
    }
}
