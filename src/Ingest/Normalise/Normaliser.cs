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
    public static (SourceText Text, ImmutableArray<PendingRepair> Repairs) Normalise(SourceText text)
    {
        var repairs = ImmutableArray<PendingRepair>.Empty;
        Apply("control", StrayControls.Find(text.Text));
        Apply("normalised", FindFolds(text.Text));
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
