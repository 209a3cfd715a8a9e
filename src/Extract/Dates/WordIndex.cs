using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Gongwen.Extract;

/// <summary>Words and what they mean, found by their first character: a text begins with few of many.</summary>
internal sealed class WordIndex<T>(IEnumerable<(string Word, T Meaning)> words)
{
    private readonly FrozenDictionary<char, ImmutableArray<(string Word, T Meaning)>> _words =
        words.GroupBy(w => w.Word[0]).ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray());

    /// <summary>The characters that a word may begin with.</summary>
    public ImmutableArray<char> FirstCharacters => _words.Keys;

    /// <summary>The words that begin as <paramref name="text"/> does, in their order; most are longer than that one character.</summary>
    public ReadOnlySpan<(string Word, T Meaning)> BeginningLike(ReadOnlySpan<char> text) =>
        !text.IsEmpty && _words.TryGetValue(text[0], out var found) ? found.AsSpan() : [];

    /// <summary>Whether <paramref name="text"/> starts with one of the words.</summary>
    public bool Starts(ReadOnlySpan<char> text)
    {
        foreach (var (word, _) in BeginningLike(text))
        {
            if (text.StartsWith(word))
            {
                return true;
            }
        }

        return false;
    }
}
