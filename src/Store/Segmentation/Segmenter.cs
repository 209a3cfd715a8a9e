using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Store;

/// <summary>Cuts Chinese text into words as jieba does: the likeliest path through the words of a dictionary, and a model for words that it lacks.</summary>
/// <remarks>
/// The words of a text follow each other without gap; marks and spaces are words of one character. Time is linear in the length
/// of the text. Safe from many threads.
/// </remarks>
public sealed class Segmenter : ISegmenter
{
    private static readonly Lazy<Segmenter> s_default = new(() => new Segmenter(Lexicon.Words(), new UnknownWords(), []));

    private readonly WordTrie _words;
    private readonly UnknownWords _unknown;
    private readonly FrozenSet<string> _split;
    private readonly double _logTotal;

    private Segmenter(WordTrie words, UnknownWords unknown, FrozenSet<string> split)
    {
        (_words, _unknown, _split) = (words, unknown, split);
        _logTotal = Math.Log(words.Total);
    }

    /// <summary>jieba's own dictionary; read at first use.</summary>
    public static Segmenter Default => s_default.Value;

    /// <summary>How often all words of the dictionary occur together.</summary>
    public long Total => _words.Total;

    /// <summary>A segmenter that also knows <paramref name="words"/>, one after the other, as if each had been added by jieba's <c>add_word</c>.</summary>
    public Segmenter With(IEnumerable<UserWord> words)
    {
        var trie = _words.Copy();
        var split = _split.ToHashSet(StringComparer.Ordinal);
        var grown = new Segmenter(trie, _unknown, _split);
        foreach (var word in words.Where(w => w.Text.Length > 0))
        {
            var times = word.Times ?? grown.Suggest(word.Text);
            trie.Count(trie.Ensure(word.Text), times);
            if (times == 0)
            {
                split.Add(word.Text);
            }

            grown = new Segmenter(trie, _unknown, _split);
        }

        return new Segmenter(trie, _unknown, split.ToFrozenSet(StringComparer.Ordinal));
    }

    /// <summary>How often the dictionary says that a word occurs; 0 for none of its words.</summary>
    public int Times(ReadOnlySpan<char> word) => _words.Times(_words.Find(word));

    /// <summary>How often a word has to occur to be kept whole: more than its parts meet by chance.</summary>
    public int Suggest(string word)
    {
        var parts = new List<TextSpan>();
        Cut(word, parts, model: false);
        var chance = parts.Aggregate(1.0, (product, part) => product * Known(word.AsSpan(part.Start, part.Length)) / Total);
        return Math.Max((int)(chance * Total) + 1, Times(word));

        int Known(ReadOnlySpan<char> part) => _words.Find(part) is var node && node == WordTrie.None ? 1 : _words.Times(node);
    }

    /// <inheritdoc/>
    public ImmutableArray<TextSpan> Cut(string text)
    {
        var words = new List<TextSpan>(text.Length / 2);
        Cut(text, words);
        return [.. words];
    }

    /// <summary>Adds the words of <paramref name="text"/> to <paramref name="words"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">Receives them, in order.</param>
    /// <param name="model">Whether to look for words that the dictionary lacks.</param>
    public void Cut(ReadOnlySpan<char> text, ICollection<TextSpan> words, bool model = true)
    {
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            while (end < text.Length && IsWordCharacter(text[end]))
            {
                end++;
            }

            if (end == i)
            {
                var pair = i + 1 < text.Length && ((text[i] == '\r' && text[i + 1] == '\n') || char.IsSurrogatePair(text[i], text[i + 1]));
                end += pair ? 2 : 1;
                words.Add(TextSpan.Between(i, end));
            }
            else
            {
                CutBlock(text, TextSpan.Between(i, end), words, model);
            }

            i = end;
        }
    }

    /// <inheritdoc/>
    public ImmutableArray<TextSpan> CutForSearch(string text)
    {
        var all = ImmutableArray.CreateBuilder<TextSpan>();
        foreach (var word in Cut(text))
        {
            for (var length = 2; length <= 3 && length < word.Length; length++)
            {
                for (var start = word.Start; start + length <= word.End; start++)
                {
                    if (Times(text.AsSpan(start, length)) > 0)
                    {
                        all.Add(new TextSpan(start, length));
                    }
                }
            }

            all.Add(word);
        }

        return all.ToImmutable();
    }

    // jieba's own set: what else there is stands alone.
    private static bool IsWordCharacter(char c) => UnknownWords.IsHanzi(c) || char.IsAsciiLetterOrDigit(c) || c is '+' or '#' or '&' or '.' or '_' or '%' or '-';

    private void CutBlock(ReadOnlySpan<char> text, TextSpan block, ICollection<TextSpan> words, bool model)
    {
        var ends = ArrayPool<int>.Shared.Rent(block.Length);
        FindPath(text.Slice(block.Start, block.Length), ends);
        var loose = block.Start;
        for (var i = block.Start; i < block.End;)
        {
            var end = block.Start + ends[i - block.Start];
            var gathers = end - i == 1 && (model || char.IsAsciiLetterOrDigit(text[i]));
            if (!gathers)
            {
                AddLoose(text, TextSpan.Between(loose, i), words, model);
                words.Add(TextSpan.Between(i, end));
                loose = end;
            }

            i = end;
        }

        AddLoose(text, TextSpan.Between(loose, block.End), words, model);
        ArrayPool<int>.Shared.Return(ends);
    }

    // Characters that the path leaves alone may be a word that the dictionary lacks.
    private void AddLoose(ReadOnlySpan<char> text, TextSpan loose, ICollection<TextSpan> words, bool model)
    {
        if (loose.Length == 0)
        {
            return;
        }

        if (!model || loose.Length == 1)
        {
            words.Add(loose);
        }
        else if (Times(text.Slice(loose.Start, loose.Length)) == 0)
        {
            _unknown.Cut(text, loose, _split, words);
        }
        else
        {
            for (var i = loose.Start; i < loose.End; i++)
            {
                words.Add(new TextSpan(i, 1));
            }
        }
    }

    // From the end to the start: the best score from each place on, and where its first word ends. Of equals the longer word.
    private void FindPath(ReadOnlySpan<char> block, int[] ends)
    {
        var scores = ArrayPool<double>.Shared.Rent(block.Length + 1);
        scores[block.Length] = 0;
        for (var start = block.Length - 1; start >= 0; start--)
        {
            var (best, bestEnd) = (double.NegativeInfinity, start + 1);
            var node = _words.Root(block[start]);
            for (var end = start + 1; node != WordTrie.None; node = _words.Step(node, block[end++]))
            {
                if (_words.Times(node) > 0 && _words.Log(node) - _logTotal + scores[end] is var score && score >= best)
                {
                    (best, bestEnd) = (score, end);
                }

                if (end == block.Length)
                {
                    break;
                }
            }

            scores[start] = double.IsNegativeInfinity(best) ? scores[start + 1] - _logTotal : best;
            ends[start] = bestEnd;
        }

        ArrayPool<double>.Shared.Return(scores);
    }
}
