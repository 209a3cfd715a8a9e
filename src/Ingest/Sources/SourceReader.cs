using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Reads the files that a source found: archives as folders, the pages of an article as one document.</summary>
/// <param name="limits">How much is read.</param>
/// <param name="ingestor">Tells an article from a list.</param>
/// <param name="leftAside">Is told of every file of a kind that cannot be read.</param>
internal sealed class SourceReader(SourceLimits limits, Ingestor ingestor, Action<string> leftAside)
{
    private readonly FileOpener _opener = new(limits);
    private readonly PagedArticle _article = new(ingestor);

    /// <summary>Reads files that may be pages of one article, or a file that stands alone.</summary>
    public IEnumerable<SourceItem> Read(ImmutableArray<SourceFile> pages) => Read(pages, null, 0);

    private IEnumerable<SourceItem> Read(ImmutableArray<SourceFile> pages, InflationBudget? budget, int depth)
    {
        var first = Open(pages[0]);
        var opened = new List<OpenedFile> { first };
        if (pages.Length > 1 && first.Document is { } document && _article.IsFirst(document, pages[0].Name))
        {
            var bytes = (long)document.Bytes.Length;
            while (opened.Count < pages.Length && bytes <= limits.MaxBytes)
            {
                opened.Add(Open(pages[opened.Count]));
                bytes += opened[^1].Document?.Bytes.Length ?? 0;
            }

            if (opened.Count == pages.Length && bytes <= limits.MaxBytes && Join(opened) is { } joined)
            {
                return [SourceItem.Of(joined)];
            }
        }

        return opened.Concat(pages.Skip(opened.Count).Select(Open)).SelectMany(Items);

        OpenedFile Open(SourceFile file) => file.Kind == FileKind.Aside ? new OpenedFile(file) : _opener.Open(file, budget, depth);
    }

    private static RawDocument? Join(List<OpenedFile> opened) =>
        opened.All(o => o.Document is not null) ? PagedArticle.Join([.. opened.Select(o => (o.File.Name, o.Document!))]) : null;

    private IEnumerable<SourceItem> Items(OpenedFile opened)
    {
        if (opened.Archive is { } archive)
        {
            return Entries(opened, archive);
        }

        if (opened.Warc is { } warc)
        {
            return new WarcDocuments(limits, leftAside).Read(opened.File.Uri, warc);
        }

        if (opened.Document is null && opened.Failure is null)
        {
            leftAside(opened.File.Uri);
            return [];
        }

        return [new SourceItem(opened.File.Uri, opened.Document, opened.Failure)];
    }

    private IEnumerable<SourceItem> Entries(OpenedFile opened, Archive archive)
    {
        using (archive)
        {
            var budget = opened.Budget!;
            var files = archive.Documents
                .Select(e => new SourceFile($"{opened.File.Uri}!/{e.Name}", e.Name, FileNames.KindOf(e.Name), () => BoundedReading.Open(e.Read(limits.MaxBytes, budget))))
                .ToList();
            foreach (var item in PageNames.Group(files, f => f.Name).SelectMany(pages => Read(pages, budget, opened.Depth)))
            {
                yield return item;
                if (budget.Exceeded is not null)
                {
                    yield break;
                }
            }

            if (files.Count == 0)
            {
                leftAside(opened.File.Uri);
            }
        }
    }
}
