using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Reads a document as far as its text: decodes it, repairs and normalises it, simplifies it if asked. Nothing is cut away.</summary>
/// <remarks>Pure and safe from many threads.</remarks>
public static class DocumentRepairer
{
    /// <summary>Repairs <paramref name="document"/>; of a page, the lines that people see.</summary>
    /// <exception cref="UnreadableDocumentException">The bytes are no text at all.</exception>
    public static RepairedDocument Repair(RawDocument document, Simplification simplification = Simplification.None)
    {
        var (page, source, _) = Ingestor.Open(document);
        var (text, repairs, _) = Repairer.RepairText(page.Source);
        (text, var folds) = Normaliser.Normalise(text);
        repairs = repairs.AddRange(folds);
        if (simplification != Simplification.None)
        {
            (text, var conversions) = Simplifier.Simplify(text, withNames: simplification == Simplification.TextAndNames);
            repairs = repairs.AddRange(conversions);
        }

        return new RepairedDocument(source, new RepairedText(text.Text, Place(repairs, text.Map), text.Text.AsSpan().Count('\ufffd')));
    }

    private static ImmutableArray<TextRepair> Place(ImmutableArray<PendingRepair> repairs, OffsetMap map) =>
    [
        .. from repair in repairs
           let span = map.ToText(repair.Original)
           where span is not null
           orderby span.Value.Start
           select new TextRepair(repair.Kind, span.Value, repair.Before, repair.After, repair.Gain),
    ];
}
