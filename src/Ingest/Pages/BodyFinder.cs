namespace Gongwen.Ingest;

/// <summary>Finds the lines of a page that hold the notice: the smallest element with most of the text, and of it the best stretch.</summary>
internal sealed class BodyFinder
{
    // A page with less text of notices has none to find; its lines decide alone.
    private const int LeastText = 40;

    // What stands below the title of a page is believed to be the notice if it is not shorter.
    private const int ShortestNotice = 100;

    private const double MostOfText = 0.75;
    private const double MostOfPage = 0.6;

    // How far around its element a notice may go on: its attachments in a box of their own.
    private const int LevelsAround = 2;

    // An editor's name and tools of the page may stand between a notice and its attachments.
    private const int MostBetween = 6;

    private readonly PageLines _lines;
    private readonly PageRules _rules;
    private readonly LineTree _tree;
    private readonly HeadTitles _titles;
    private readonly int[] _weights;

    private BodyFinder(PageLines lines, PageRules rules, ElementIndex elements, HeadTitles titles)
    {
        (_lines, _rules, _titles) = (lines, rules, titles);
        _tree = new LineTree(lines, elements);
        _weights = LineWeights.Of(lines, _tree, titles);
    }

    /// <summary>The lines that hold the notice; all lines of plain text.</summary>
    public static LineRange Find(PageLines lines, PageRules rules, HeadTitles titles) =>
        lines.Page.Elements is { Entries.IsEmpty: false } elements
            ? new BodyFinder(lines, rules, elements, titles).Find()
            : new LineRange(0, lines.Count);

    private LineRange Find()
    {
        var container = Container(_tree.Sum(_weights));
        var range = _tree.LinesOf(container);
        if (range.IsEmpty)
        {
            return new LineRange(0, _lines.Count);
        }

        var best = FromTitle(range) is { } title && BestStretch(title) is { Weight: >= ShortestNotice } titled ? titled.Range
            : BestStretch(range) is { Weight: >= LeastText } stretch ? stretch.Range
            : range;
        return best with { End = Extend(container, best.End) };
    }

    private int Container(int[] sums)
    {
        if (sums[0] < LeastText)
        {
            return 0;
        }

        var heaviest = HeaviestChildren(sums);
        var enough = sums[0] * MostOfPage;
        for (var i = 0; i >= 0 && sums[i] >= enough; i = heaviest[i])
        {
            if (HoldsLines(i, 2) && _tree.Hooks(i) is { Length: > 0 } hooks && _rules[LineRole.Container].IsMatch(hooks))
            {
                return i;
            }
        }

        var (found, next) = (0, heaviest[0]);
        while (next >= 0 && sums[next] >= Math.Max(enough, sums[found] * MostOfText) && HoldsParagraphs(next))
        {
            (found, next) = (next, heaviest[next]);
        }

        return found;
    }

    private int[] HeaviestChildren(int[] sums)
    {
        var heaviest = new int[sums.Length];
        Array.Fill(heaviest, -1);
        for (var i = sums.Length - 1; i > 0; i--)
        {
            if (_tree.Parent(i) is >= 0 and var parent && (heaviest[parent] < 0 || sums[i] >= sums[heaviest[parent]]))
            {
                heaviest[parent] = i;
            }
        }

        return heaviest;
    }

    // One paragraph may be longer than all the others together, and is still not the notice.
    private bool HoldsParagraphs(int element) =>
        HoldsLines(element, 3) && _tree.Name(element) is not ("p" or "li" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "span");

    private bool HoldsLines(int element, int count) => _tree.LinesOf(element) is var lines && lines.End - lines.Start >= count;

    // The stretch that weighs most; of several alike the longest. Menus and footers beside the notice are left out so.
    private (LineRange Range, int Weight) BestStretch(LineRange range)
    {
        var (best, weight) = (range, 0);
        var (start, sum) = (range.Start, 0);
        for (var line = range.Start; line < range.End; line++)
        {
            (start, sum) = sum < 0 ? (line, 0) : (start, sum);
            sum += _weights[line];
            (best, weight) = sum > 0 && sum >= weight ? (new LineRange(start, line + 1), sum) : (best, weight);
        }

        return (best, weight);
    }

    // Running text above the title of the page is not the notice's; other lines there may be its red head, and a title or recipients
    // above it are those of a notice that the page is not named by.
    private LineRange? FromTitle(LineRange range)
    {
        var read = false;
        for (var line = range.Start; line < range.End; line++)
        {
            if (_lines.IsLink(line))
            {
                continue;
            }

            var likeness = _titles.Likeness(_lines[line]);
            if (likeness > 0 || _lines.Is(line, LineRole.Title) || _lines.Is(line, LineRole.Opening))
            {
                return read && likeness == HeadTitles.Beginning ? range with { Start = line } : null;
            }

            read |= _lines.IsProse(line);
        }

        return null;
    }

    /// <summary>The end of the notice if some of it, such as its attachments, stands right behind its container.</summary>
    private int Extend(int container, int end)
    {
        var around = container;
        for (var i = 0; i < LevelsAround && _tree.Parent(around) > 0; i++)
        {
            around = _tree.Parent(around);
        }

        var (extended, between) = (end, 0);
        for (var line = end; line < _lines.Count && _tree.IsInside(line, around) && between < MostBetween; line++)
        {
            between = _lines.IsAttachment(line) ? 0 : between > 0 || !MayBelong(line) ? between + 1 : 0;
            extended = between == 0 && IsSolid(line) ? line + 1 : extended;
        }

        return extended;
    }

    private bool IsSolid(int line) =>
        (_lines.IsAttachment(line) && !_lines.IsLoneLabel(line)) || _lines.IsProse(line) || _lines.EndsWithDate(line) || _lines.Page.Lines[line].Kind == BlockKind.TableCell;

    private bool MayBelong(int line) =>
        !(_weights[line] < 0 || _lines.IsLink(line) || _lines.Is(line, LineRole.End) || _lines.Is(line, LineRole.Foot) || _lines.Is(line, LineRole.WeakFoot));
}
