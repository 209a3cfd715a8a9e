using System.Buffers;
using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Puts the lines of running text together again that were broken at the width of a page: copies from PDF and Word.</summary>
/// <remarks>
/// Two lines are joined where the first fills the column that the lines around it show, its sentence goes on, and nothing that
/// begins a line of its own (the table <c>line-starts</c>) begins the second. Cells, headings and links are left alone.
/// </remarks>
internal sealed class LineJoiner(RuleTables rules)
{
    private const string SentenceEnds = "。！？；：:;!?";
    private const string Open = "（(〔[【《“";

    private static readonly SearchValues<char> Brackets = SearchValues.Create("（(〔[【《“）)〕]】》”");

    private readonly RuleSet _starts = rules["line-starts"];
    private readonly RuleSet _alone = new(rules["line-starts"].Where(r => r["kind"] == "alone"));

    /// <summary><paramref name="page"/>, whose text is repaired already, and how many of its lines were joined to the one before.</summary>
    public (PageText Page, int Joined) Join(PageText page)
    {
        var starts = Starts(page);
        var runs = Runs(page, starts);
        if (MainColumn(runs) is not { } main)
        {
            return (page, 0);
        }

        // A short run between tables was broken as the text around it was.
        var joins = runs.SelectMany(r => Joins(r, WrapColumn.Find(r.Lines) ?? main)).ToList();
        return joins.Count == 0 ? (page, 0) : (Apply(page, starts, joins), joins.Count);
    }

    private static List<(int First, string[] Lines)> Runs(PageText page, int[] starts)
    {
        var runs = new List<(int First, string[] Lines)>();
        for (var first = 0; first < page.Lines.Length;)
        {
            var end = first;
            while (end < page.Lines.Length && MayBeWrapped(page, starts, end))
            {
                end++;
            }

            if (end > first + 1)
            {
                runs.Add((first, [.. Enumerable.Range(first, end - first).Select(i => Line(page, starts, i).ToString())]));
            }

            first = end + 1;
        }

        return runs;
    }

    private static WrapColumn? MainColumn(List<(int First, string[] Lines)> runs)
    {
        var (longest, column) = (0, default(WrapColumn?));
        foreach (var (_, lines) in runs)
        {
            if (lines.Length > longest && WrapColumn.Find(lines) is { } found)
            {
                (longest, column) = (lines.Length, found);
            }
        }

        return column;
    }

    private static int[] Starts(PageText page)
    {
        var (starts, line) = (new int[page.Lines.Length + 1], 1);
        for (var i = 0; (i = page.Source.Text.IndexOf('\n', i)) >= 0; i++)
        {
            starts[line++] = i + 1;
        }

        starts[^1] = page.Source.Text.Length + 1;
        return starts;
    }

    private static ReadOnlySpan<char> Line(PageText page, int[] starts, int line) =>
        page.Source.Text.AsSpan(starts[line], starts[line + 1] - starts[line] - 1);

    private static bool MayBeWrapped(PageText page, int[] starts, int line)
    {
        var text = Line(page, starts, line).TrimEnd();
        return page.Lines[line] is { Kind: BlockKind.Paragraph, LinkLength: var links } && links * 2 <= text.Length
            && text.Length <= WrapColumn.Widest && !text.Contains('\t') && TextWidth.Of(text) <= WrapColumn.Widest;
    }

    private IEnumerable<(int From, int To)> Joins((int First, string[] Lines) run, WrapColumn column)
    {
        var (first, lines) = run;
        for (var i = 0; i < lines.Length; i++)
        {
            var next = i + 1 < lines.Length && column.IsSpaced && string.IsNullOrWhiteSpace(lines[i + 1]) ? i + 2 : i + 1;
            if (next < lines.Length && GoesOn(lines[i], lines[next], column))
            {
                yield return (first + i, first + next);
            }
        }
    }

    private bool GoesOn(string line, string next, WrapColumn column)
    {
        var text = line.AsSpan().TrimEnd();
        if (text.IsEmpty || string.IsNullOrWhiteSpace(next) || WrapColumn.BeginsIndented(next))
        {
            return false;
        }

        var width = TextWidth.Of(text);
        var isFull = width <= column.Width + 2 && (width >= column.Width - WrapColumn.Slack || width + FirstWord(next) > column.Width);
        return isFull && (BreaksBracket(text, next) || (!_starts.IsMatch(next) && !_alone.IsMatch(text) && (column.IsIndented || !SentenceEnds.Contains(text[^1]))));
    }

    // 〔2023 | 〕, （责任单位：市教育 | 局）: what begins the second line stands inside the bracket.
    private static bool BreaksBracket(ReadOnlySpan<char> line, ReadOnlySpan<char> next)
    {
        var last = line.LastIndexOfAny(Brackets);
        var first = next.IndexOfAny(Brackets);
        return last >= 0 && first >= 0 && Open.Contains(line[last]) && !Open.Contains(next[first]);
    }

    // The width of what a line break would not have divided.
    private static int FirstWord(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart();
        var length = text.IndexOfAnyExceptInRange('!', '~');
        return length == 0 ? 2 : TextWidth.Of(length < 0 ? text : text[..length]);
    }

    private static PageText Apply(PageText page, int[] starts, List<(int From, int To)> joins)
    {
        var edits = new List<Edit>(joins.Count);
        var lines = ImmutableArray.CreateBuilder<PageLine>(page.Lines.Length);
        var places = new int[page.Lines.Length + 1];
        var joined = joins.ToDictionary(j => j.From, j => j.To);
        for (var line = 0; line < page.Lines.Length; line++)
        {
            places[line] = lines.Count;
            lines.Add(page.Lines[line]);
            while (joined.TryGetValue(line, out var next))
            {
                edits.Add(Seam(page, starts, line, next));
                lines[^1] = lines[^1] with { LinkLength = lines[^1].LinkLength + page.Lines[next].LinkLength };
                places.AsSpan(line + 1, next - line).Fill(lines.Count - 1);
                line = next;
            }
        }

        places[^1] = lines.Count;
        return page with
        {
            Source = page.Source.Apply(edits),
            Lines = lines.DrainToImmutable(),
            Tables = [.. page.Tables.Select(t => t with { Cells = [.. t.Cells.Select(c => c with { FirstLine = places[c.FirstLine], EndLine = places[c.EndLine] })] })],
            Links = [.. page.Links.Select(l => l with { Line = places[l.Line] })],
            Images = [.. page.Images.Select(l => l with { Line = places[l.Line] })],
        };
    }

    // Between Latin words the line end stood for a space; a number or a word with a hyphen goes on.
    private static Edit Seam(PageText page, int[] starts, int line, int next)
    {
        var before = Line(page, starts, line).TrimEnd();
        var after = Line(page, starts, next);
        var (last, first) = (before[^1], after.TrimStart()[0]);
        var isSpace = first < '\u0080' && (char.IsAsciiLetter(first) ? char.IsAsciiLetterOrDigit(last) || last is ',' or '.' or ';' : char.IsAsciiDigit(first) && char.IsAsciiLetter(last));
        var end = starts[next] + after.Length - after.TrimStart().Length;
        return new Edit(TextSpan.Between(starts[line] + before.Length, end), isSpace ? " " : "");
    }
}
