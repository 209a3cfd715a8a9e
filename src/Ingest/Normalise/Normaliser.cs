using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Writes one character for each that looks the same: one scalar for one, so that every character keeps its place.</summary>
/// <remarks>
/// Radicals and compatibility ideographs that PDF files leave, full-width letters and digits, forms of punctuation for vertical
/// text. Chinese punctuation stays Chinese: Unicode's NFKC would make <c>,</c> of <c>，</c>. Then stray control characters go.
/// </remarks>
internal static class Normaliser
{
    private static readonly Lazy<ConversionTable> Folds = new(() => new ConversionTable("folds"));

    /// <returns>The text and what was changed, one entry a run.</returns>
    public static (SourceText Text, ImmutableArray<PendingRepair> Repairs) Normalise(SourceText text) => Normalise(text, FindFolds);

    /// <summary>Only what nobody writes: ideographs that a font of a PDF file left as radicals or compatibility characters, stray controls.</summary>
    /// <returns>As <see cref="Normalise(SourceText)"/>.</returns>
    public static (SourceText Text, ImmutableArray<PendingRepair> Repairs) RepairForms(SourceText text) =>
        Normalise(text, t => FindFolds(t).FindAll(e => t[e.Span.Start] is (>= '\u2e80' and <= '\u2fdf') or (>= '\uf900' and <= '\ufaff') or >= '\ud87e' and <= '\ud87f'));

    private static (SourceText Text, ImmutableArray<PendingRepair> Repairs) Normalise(SourceText text, Func<string, List<Edit>> folds)
    {
        var repairs = ImmutableArray<PendingRepair>.Empty;
        Apply("invisible", Invisible.Find(text.Text));
        Apply("normalised", folds(text.Text));
        return (text, repairs);

        void Apply(string kind, IReadOnlyList<Edit> edits)
        {
            repairs = repairs.AddRange(PendingRepair.Of(kind, text, edits, withGain: false));
            text = text.ApplyInPlace(edits);
        }
    }

    private static List<Edit> FindFolds(string text)
    {
        var edits = new List<Edit>();
        if (Folds.Value.MayChange(text))
        {
            Folds.Value.FindEdits(text, new TextSpan(0, text.Length), edits);
        }

        return edits;
    }
}
