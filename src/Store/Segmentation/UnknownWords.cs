using System.Buffers;
using System.Collections.Frozen;
using Gongwen.Ingest;

namespace Gongwen.Store;

/// <summary>Cuts what the dictionary has no words for: hanzi by jieba's hidden Markov model, the rest into numbers and Latin words.</summary>
/// <remarks>
/// A hanzi begins a word, ends it, stands in its middle or is one alone (B, E, M, S; the order of the states here). Equal
/// probabilities are decided as in jieba, by the later letter.
/// </remarks>
internal sealed class UnknownWords
{
    private const int Begin = 0;
    private const int End = 1;
    private const int Middle = 2;
    private const int Single = 3;
    private const int First = 0x4E00;
    private const int Last = 0x9FD5;
    private const double Never = -3.14e100;

    private static readonly double[] s_start = [-0.26268660809250016, Never, Never, -1.4652633398537678];

    // For each state the two that may stand before it, and the price of the step from each.
    private static readonly (int State, double Step)[][] s_before =
    [
        [(End, -0.5897149736854513), (Single, -0.7211965654669841)],
        [(Begin, -0.510825623765990), (Middle, -0.33344856811948514)],
        [(Begin, -0.916290731874155), (Middle, -1.2603623820268226)],
        [(End, -0.8085250474669937), (Single, -0.6658631448798212)],
    ];

    private readonly double[] _emissions = new double[4 * (Last - First + 1)];

    /// <summary>The model that the program carries.</summary>
    public UnknownWords()
    {
        Array.Fill(_emissions, Never);
        var (characters, costs) = Lexicon.Emissions();
        foreach (var (i, character) in characters.Index())
        {
            for (var state = 0; state < 4 && IsHanzi(character); state++)
            {
                _emissions[(4 * (character - First)) + state] = costs[state][i] < 0 ? Never : costs[state][i] / -1e6;
            }
        }
    }

    /// <summary>Whether jieba takes a character for a hanzi.</summary>
    public static bool IsHanzi(char character) => character is >= (char)First and <= (char)Last;

    /// <summary>Cuts a piece of <paramref name="text"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="piece">The part of it to cut.</param>
    /// <param name="split">Words that are none, though the model makes them: their characters are given one by one.</param>
    /// <param name="words">Receives the words.</param>
    public void Cut(ReadOnlySpan<char> text, TextSpan piece, FrozenSet<string> split, ICollection<TextSpan> words)
    {
        for (var i = piece.Start; i < piece.End;)
        {
            var end = i;
            if (IsHanzi(text[i]))
            {
                while (end < piece.End && IsHanzi(text[end]))
                {
                    end++;
                }

                CutHanzi(text, TextSpan.Between(i, end), split, words);
            }
            else
            {
                while (end < piece.End && !IsHanzi(text[end]))
                {
                    end++;
                }

                CutOthers(text, TextSpan.Between(i, end), words);
            }

            i = end;
        }
    }

    private void CutHanzi(ReadOnlySpan<char> text, TextSpan run, FrozenSet<string> split, ICollection<TextSpan> words)
    {
        var states = ArrayPool<byte>.Shared.Rent(run.Length);
        Label(text.Slice(run.Start, run.Length), states);
        var begin = 0;
        for (var i = 0; i < run.Length; i++)
        {
            if (states[i] is End or Single || i == run.Length - 1)
            {
                Add(text, TextSpan.Between(run.Start + begin, run.Start + i + 1), split, words);
                begin = i + 1;
            }
        }

        ArrayPool<byte>.Shared.Return(states);
    }

    private static void Add(ReadOnlySpan<char> text, TextSpan word, FrozenSet<string> split, ICollection<TextSpan> words)
    {
        if (split.Count == 0 || !split.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.Slice(word.Start, word.Length)))
        {
            words.Add(word);
            return;
        }

        for (var i = word.Start; i < word.End; i++)
        {
            words.Add(new TextSpan(i, 1));
        }
    }

    // The likeliest states (Viterbi). What came before each state at each place is two bits.
    private void Label(ReadOnlySpan<char> run, byte[] states)
    {
        Span<double> now = stackalloc double[4];
        Span<double> next = stackalloc double[4];
        for (var state = 0; state < 4; state++)
        {
            now[state] = s_start[state] + Emission(run[0], state);
        }

        for (var i = 1; i < run.Length; i++)
        {
            var before = 0;
            for (var state = 0; state < 4; state++)
            {
                var emission = Emission(run[i], state);
                var ((left, leftStep), (right, rightStep)) = (s_before[state][0], s_before[state][1]);
                var (fromLeft, fromRight) = (now[left] + leftStep + emission, now[right] + rightStep + emission);
                next[state] = fromRight >= fromLeft ? fromRight : fromLeft; // the right one has the later letter
                before |= (fromRight >= fromLeft ? right : left) << (2 * state);
            }

            states[i] = (byte)before;
            next.CopyTo(now);
        }

        var last = now[Single] >= now[End] ? Single : End;
        for (var i = run.Length - 1; i >= 0; i--)
        {
            var before = states[i] >> (2 * last) & 3;
            states[i] = (byte)last;
            last = before;
        }
    }

    private double Emission(char character, int state) => _emissions[(4 * (character - First)) + state];

    // Letters and digits with a decimal part and a percent sign are a word; so is whatever stands between two of them.
    private static void CutOthers(ReadOnlySpan<char> text, TextSpan run, ICollection<TextSpan> words)
    {
        for (var i = run.Start; i < run.End;)
        {
            var end = i;
            if (char.IsAsciiLetterOrDigit(text[i]))
            {
                end = Skip(text, i, run.End, char.IsAsciiLetterOrDigit);
                var fraction = end + 1 < run.End && text[end] == '.' ? Skip(text, end + 1, run.End, char.IsAsciiDigit) : 0;
                end = fraction > end + 1 ? fraction : end;
                end += end < run.End && text[end] == '%' ? 1 : 0;
            }
            else
            {
                end = Skip(text, i, run.End, c => !char.IsAsciiLetterOrDigit(c));
            }

            words.Add(TextSpan.Between(i, end));
            i = end;
        }
    }

    private static int Skip(ReadOnlySpan<char> text, int from, int end, Func<char, bool> kind)
    {
        while (from < end && kind(text[from]))
        {
            from++;
        }

        return from;
    }
}
