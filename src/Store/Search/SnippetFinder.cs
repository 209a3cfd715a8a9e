using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Store;

/// <summary>Finds the piece of a text that shows why it was found.</summary>
internal static class SnippetFinder
{
    private const int Before = 16;
    private const int Length = 64;

    /// <returns>The piece with the most different words asked for, of equals the first; the text's beginning when it has none.</returns>
    public static Snippet Find(string text, IReadOnlyList<QueryNode.Phrase> phrases)
    {
        var tokenised = TokenisedText.Of(text);
        var marks = phrases.SelectMany((phrase, i) => tokenised.Places(phrase).Select(place => (Place: place, Phrase: i)))
            .OrderBy(m => m.Place.Start).ThenByDescending(m => m.Place.Length).ToList();
        var window = WindowAround(text, marks.Count == 0 ? 0 : marks[Richest(marks, phrases.Count)].Place.Start);
        var inside = ImmutableArray.CreateBuilder<TextSpan>();
        foreach (var (mark, _) in marks.SkipWhile(m => m.Place.Start < window.Start).TakeWhile(m => m.Place.Start < window.End))
        {
            if (mark.End <= window.End && (inside.Count == 0 || mark.Start - window.Start >= inside[^1].End))
            {
                inside.Add(mark with { Start = mark.Start - window.Start });
            }
        }

        return new Snippet(text.Substring(window.Start, window.Length).Replace('\n', ' '), inside.ToImmutable());
    }

    // The mark from which a window has the most different phrases: both ends of the window only move on.
    private static int Richest(List<(TextSpan Place, int Phrase)> marks, int phrases)
    {
        var (counts, different, end, best, richest) = (new int[phrases], 0, 0, 0, 0);
        for (var start = 0; start < marks.Count; start++)
        {
            for (; end < marks.Count && marks[end].Place.End <= marks[start].Place.Start + Length - Before; end++)
            {
                different += counts[marks[end].Phrase]++ == 0 ? 1 : 0;
            }

            if (different > best)
            {
                (best, richest) = (different, start);
            }

            if (end > start)
            {
                different -= --counts[marks[start].Phrase] == 0 ? 1 : 0;
            }
            else
            {
                end = start + 1; // longer than a window
            }
        }

        return richest;
    }

    private static TextSpan WindowAround(string text, int position)
    {
        var (start, end) = (Math.Max(0, position - Before), Math.Min(text.Length, Math.Max(0, position - Before) + Length));
        start += start < end && char.IsLowSurrogate(text[start]) ? 1 : 0;
        end -= end < text.Length && char.IsLowSurrogate(text[end]) ? 1 : 0;
        return TextSpan.Between(start, end);
    }
}
