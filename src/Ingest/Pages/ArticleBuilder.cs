using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Makes the article of the lines that are the notice.</summary>
/// <param name="lines">The page.</param>
/// <param name="source">The original.</param>
internal sealed class ArticleBuilder(PageLines lines, DocumentSource source)
{
    /// <summary>The article of some lines.</summary>
    /// <param name="kept">The lines, in order; none is blank.</param>
    /// <param name="headline">The lines that are the page's headline.</param>
    public Article Build(ImmutableArray<KeptLine> kept, LineRange headline)
    {
        var text = lines.Page.Source.Apply(Cuts(kept));
        var (blocks, places) = Place(kept, headline);
        return new Article
        {
            Source = source,
            Text = text.Text,
            Map = text.Map,
            Blocks = blocks,
            Tables = Tables(places),
            Elements = lines.Page.Elements,
        };
    }

    // Of each line's end one character stays, but for the last line: it joins the lines.
    private List<Edit> Cuts(ImmutableArray<KeptLine> kept)
    {
        var cuts = new List<Edit>();
        var position = 0;
        for (var i = 0; i < kept.Length; i++)
        {
            var lineEnd = lines.SpanOf(kept[i].Line).End;
            Cut(position, kept[i].Span.Start);
            Cut(kept[i].Span.End, lineEnd);
            position = i + 1 < kept.Length ? lineEnd + 1 : lineEnd;
        }

        Cut(position, lines.Text.Length);
        return cuts;

        void Cut(int start, int end)
        {
            if (start < end)
            {
                cuts.Add(new Edit(TextSpan.Between(start, end), ""));
            }
        }
    }

    private (ImmutableArray<Block> Blocks, Dictionary<int, TextSpan> Places) Place(ImmutableArray<KeptLine> kept, LineRange headline)
    {
        var blocks = ImmutableArray.CreateBuilder<Block>(kept.Length);
        var places = new Dictionary<int, TextSpan>(kept.Length);
        var start = 0;
        foreach (var (line, place) in kept)
        {
            var text = lines.Text.AsSpan(place.Start, place.Length);
            var span = new TextSpan(start + text.Length - text.TrimStart().Length, text.Trim().Length);
            blocks.Add(new Block(span, headline.Contains(line) ? BlockKind.Headline : lines.Page.Lines[line].Kind));
            places.Add(line, span);
            start += text.Length + 1;
        }

        return (blocks.MoveToImmutable(), places);
    }

    // A table of which the notice keeps only a part is not one of the notice.
    private ImmutableArray<Table> Tables(Dictionary<int, TextSpan> places)
    {
        var tables = ImmutableArray.CreateBuilder<Table>();
        foreach (var table in lines.Page.Tables)
        {
            var filled = table.Cells.Where(c => c.FirstLine < c.EndLine).ToList();
            if (filled.Count > 0 && filled.All(c => places.ContainsKey(c.FirstLine) && places.ContainsKey(c.EndLine - 1)))
            {
                tables.Add(Table(table, places));
            }
        }

        return tables.ToImmutable();
    }

    private static Table Table(PageTable table, Dictionary<int, TextSpan> places)
    {
        var cells = ImmutableArray.CreateBuilder<TableCell>(table.Cells.Length);
        var position = places[table.Cells.First(c => c.FirstLine < c.EndLine).FirstLine].Start;
        var start = position;
        foreach (var cell in table.Cells)
        {
            var span = cell.FirstLine < cell.EndLine
                ? TextSpan.Between(places[cell.FirstLine].Start, places[cell.EndLine - 1].End)
                : new TextSpan(position, 0);
            cells.Add(new TableCell(cell.Row, cell.Column, cell.RowSpan, cell.ColumnSpan, span) { Header = cell.Header });
            position = span.End;
        }

        return new Table { Rows = table.Rows, Columns = table.Columns, Cells = cells.MoveToImmutable(), Span = TextSpan.Between(start, position) };
    }
}
