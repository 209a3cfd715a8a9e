using System.Collections.Immutable;
using System.Text;

namespace Gongwen.Ingest;

/// <summary>Makes one article of the articles that were read of its pages.</summary>
/// <remarks>
/// Text, lines, tables, repairs and addresses follow each other. The elements of a page stand below a root that bears the
/// page's file name: <c>/notice_1.html/html[1]/body[1]/p[2]</c>. What a later page repeats of the first one, such as the
/// headline, is left out.
/// </remarks>
internal static class ArticleJoiner
{
    /// <param name="pages">The articles in order, with the file names of their pages.</param>
    /// <param name="missing">The file names of pages that there should be.</param>
    /// <param name="source">The original of all of them.</param>
    public static Article Join(ImmutableArray<(string Name, Article Article)> pages, ImmutableArray<string> missing, DocumentSource source)
    {
        var known = Lines(pages[0].Article).ToHashSet(StringComparer.Ordinal);
        var pieces = new List<Piece>(pages.Length);
        foreach (var (name, article) in pages)
        {
            var kept = pieces.Count == 0 ? TextSpan.Between(0, article.Text.Length) : New(article, known);
            pieces.Add(new Piece(name, article, kept));
        }

        return Place(pieces) with
        {
            Source = source,
            Page = Page(pages),
            Issues = [.. Issues(pages, missing), .. pages.SelectMany(p => p.Article.Issues.Where(i => i.Code != NoticeCutter.NoNotice || p == pages[0])).DistinctBy(i => (i.Code, i.Message))],
        };
    }

    // All pages say the same of the notice, but each has its own files and images.
    private static PageMetadata Page(ImmutableArray<(string Name, Article Article)> pages)
    {
        var attachments = ImmutableArray.CreateBuilder<PageAttachment>();
        var address = 0;
        foreach (var (_, article) in pages)
        {
            attachments.AddRange(article.Page.Attachments.Select(a => a with { Source = a.Source with { Start = a.Source.Start + address } }));
            address += LengthOf(article.Elements!);
        }

        return pages[0].Article.Page with
        {
            Attachments = [.. attachments.DistinctBy(a => a.Link)],
            Images = [.. pages.SelectMany(p => p.Article.Page.Images).DistinctBy(i => i.Link)],
        };
    }

    private static IEnumerable<Issue> Issues(ImmutableArray<(string Name, Article Article)> pages, ImmutableArray<string> missing)
    {
        yield return new Issue("joined-pages", $"The article is joined from its pages: {string.Join(", ", pages.Select(p => p.Name))}.");
        if (!missing.IsEmpty)
        {
            yield return new Issue("part-missing", $"Of the article's pages these were not at hand: {string.Join(", ", missing)}.");
        }
    }

    private static IEnumerable<string> Lines(Article article) => article.Blocks.Select(b => article.Text.Substring(b.Span.Start, b.Span.Length));

    // From the first line on that the first page does not have: what stands above repeats it.
    private static TextSpan New(Article article, HashSet<string> known)
    {
        var first = article.Blocks.Zip(Lines(article)).TakeWhile(b => b.First.Kind == BlockKind.Headline || known.Contains(b.Second)).Count();
        return first == article.Blocks.Length ? default : TextSpan.Between(article.Blocks[first].Span.Start, article.Blocks[^1].Span.End);
    }

    private static Article Place(List<Piece> pieces)
    {
        var text = new StringBuilder();
        var map = new OffsetMap.Builder();
        var elements = ImmutableArray.CreateBuilder<ElementIndex.Entry>();
        var (blocks, tables, repairs) = (new List<Block>(), new List<Table>(), new List<TextRepair>());
        var address = 0;
        foreach (var (name, article, kept) in pieces)
        {
            var length = LengthOf(article.Elements!);
            if (kept.Length > 0)
            {
                if (text.Length > 0)
                {
                    text.Append('\n');
                    map.Append(1, new SourceSpan(address, 0));
                }

                var shift = text.Length - kept.Start;
                text.Append(article.Text, kept.Start, kept.Length);
                map.AppendSlice(article.Map, kept, address);
                blocks.AddRange(article.Blocks.Where(b => IsIn(b.Span, kept)).Select(b => b with { Span = Shift(b.Span, shift) }));
                tables.AddRange(article.Tables.Where(t => IsIn(t.Span, kept)).Select(t => Shift(t, shift)));
                repairs.AddRange(article.Repairs.Where(r => IsIn(r.Span, kept)).Select(r => r with { Span = Shift(r.Span, shift) }));
            }

            AddElements(elements, article.Elements!, name, new SourceSpan(address, length));
            address += length;
        }

        return new Article
        {
            Source = pieces[0].Article.Source,
            Text = text.ToString(),
            Map = map.Build(),
            Blocks = [.. blocks],
            Tables = [.. tables],
            Repairs = [.. repairs],
            Lost = text.ToString().AsSpan().Count('\ufffd'),
            Elements = new ElementIndex(elements.ToImmutable()),
        };
    }

    private static void AddElements(ImmutableArray<ElementIndex.Entry>.Builder elements, ElementIndex page, string name, SourceSpan whole)
    {
        var root = elements.Count;
        elements.Add(new ElementIndex.Entry(-1, name, ElementIndex.NoOrdinal, whole));
        foreach (var entry in page.Entries)
        {
            elements.Add(entry with { Parent = entry.Parent < 0 ? root : entry.Parent + root + 1, Text = entry.Text with { Start = entry.Text.Start + whole.Start } });
        }
    }

    private static int LengthOf(ElementIndex page) => page.Entries.Where(e => e.Parent < 0).Select(e => e.Text.End).DefaultIfEmpty().Max();

    private static bool IsIn(TextSpan span, TextSpan kept) => kept.Start <= span.Start && span.End <= kept.End;

    private static TextSpan Shift(TextSpan span, int shift) => span with { Start = span.Start + shift };

    private static Table Shift(Table table, int shift) => table with
    {
        Span = Shift(table.Span, shift),
        Cells = [.. table.Cells.Select(c => c with { Span = Shift(c.Span, shift) })],
    };

    private sealed record Piece(string Name, Article Article, TextSpan Kept);
}
