using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Reads a document as far as its text: decodes and repairs it; normalises and simplifies it if asked. Nothing is cut away.</summary>
/// <remarks>Pure and safe from many threads.</remarks>
public static class DocumentRepairer
{
    /// <summary>Repairs <paramref name="document"/>; of a page, the lines that people see.</summary>
    /// <exception cref="UnreadableDocumentException">There is nothing in it that could be read.</exception>
    public static RepairedDocument Repair(RawDocument document, Simplification simplification = Simplification.None)
    {
        var mediaType = document.MediaType ?? MediaTypeSniffer.Sniff(document.Bytes);
        if (mediaType == MediaTypes.Pages)
        {
            return Join(document, [.. JoinedPages.Read(document).Pages.Select(page => Repair(page, simplification))]);
        }

        var read = DocumentReader.Read(document, mediaType);
        var (text, repairs, _) = Repairer.RepairText(read.Page.Source);
        (text, var folds) = simplification == Simplification.None ? Normaliser.RepairForms(text) : Normaliser.Normalise(text);
        repairs = repairs.AddRange(folds);
        if (simplification != Simplification.None)
        {
            (text, var conversions) = Simplifier.Simplify(text, withNames: simplification == Simplification.TextAndNames);
            repairs = repairs.AddRange(conversions);
        }

        return new RepairedDocument(
            Ingestor.SourceOf(document, mediaType, read),
            new RepairedText(text.Text, PendingRepair.Place(repairs, text.Map), text.Text.AsSpan().Count('\ufffd')));
    }

    // The pages of one article, one below the other.
    private static RepairedDocument Join(RawDocument document, ImmutableArray<RepairedDocument> pages)
    {
        var starts = pages.Aggregate(ImmutableArray.Create(0), (all, page) => all.Add(all[^1] + page.Repaired.Text.Length + 1));
        var repairs = pages.Zip(starts, (page, start) => page.Repaired.Repairs.Select(r => r with { Span = new TextSpan(r.Span.Start + start, r.Span.Length) }));
        return new RepairedDocument(
            pages[0].Source with { Uri = document.Uri, Sha256 = Ingestor.Hash(document), MediaType = MediaTypes.Pages },
            new RepairedText(string.Join('\n', pages.Select(p => p.Repaired.Text)), [.. repairs.SelectMany(r => r)], pages.Sum(p => p.Repaired.Lost)));
    }
}
