using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Store;

/// <summary>Finds the piece of a text that shows why it was found.</summary>
internal static class SnippetFinder
{
    private const int Before = 16;
    private const int Length = 64;

    /// <returns>The text from a little before the first occurrence of any phrase; the text's beginning when there is none.</returns>
    public static Snippet Find(string text, SearchPhrases phrases)
    {
        var folded = SearchTokens.Fold(text);
        var tokens = SearchTokens.Cut(folded).ToArray();
        var marks = phrases.All.SelectMany(phrase => Occurrences(folded, tokens, phrase)).OrderBy(m => m.Start).ThenByDescending(m => m.Length).ToList();
        var window = WindowAround(text, marks.Count == 0 ? 0 : marks[0].Start);
        var inside = ImmutableArray.CreateBuilder<TextSpan>();
        foreach (var mark in marks.TakeWhile(m => m.Start < window.End))
        {
            if (mark.End <= window.End && (inside.Count == 0 || mark.Start - window.Start >= inside[^1].End))
            {
                inside.Add(mark with { Start = mark.Start - window.Start });
            }
        }

        return new Snippet(text.Substring(window.Start, window.Length).Replace('\n', ' '), inside.ToImmutable());
    }

    private static IEnumerable<TextSpan> Occurrences(string folded, TextSpan[] tokens, ImmutableArray<string> phrase)
    {
        for (var i = 0; i + phrase.Length <= tokens.Length; i++)
        {
            var from = i;
            if (phrase.Index().All(p => folded.AsSpan(tokens[from + p.Index].Start, tokens[from + p.Index].Length).SequenceEqual(p.Item)))
            {
                yield return TextSpan.Between(tokens[i].Start, tokens[i + phrase.Length - 1].End);
            }
        }
    }

    private static TextSpan WindowAround(string text, int position)
    {
        var (start, end) = (Math.Max(0, position - Before), Math.Min(text.Length, Math.Max(0, position - Before) + Length));
        start += start < end && char.IsLowSurrogate(text[start]) ? 1 : 0;
        end -= end < text.Length && char.IsLowSurrogate(text[end]) ? 1 : 0;
        return TextSpan.Between(start, end);
    }
}
