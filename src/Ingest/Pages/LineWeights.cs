namespace Gongwen.Ingest;

/// <summary>
/// How much each line of a page looks like the text of a notice: running text, cue words, dates and tables weigh for it; menus,
/// breadcrumbs, footers, teasers of other pages and what stands under a heading like 相关新闻 weigh against it.
/// </summary>
internal sealed class LineWeights
{
    private const int Cue = 30;
    private const int SignedDate = 60;
    private const int MenuEntry = -10;
    private const int Footer = -100;

    // No notice goes on across a breadcrumb.
    private const int Barrier = -400;

    // Less than a menu entry: rubbish must not part two halves of a notice.
    private const int Rubbish = -5;

    // One link above one paragraph proves nothing.
    private const int FewestTeasers = 3;

    private const int FewestCues = 2;

    private const int ShortestTeaser = 6;

    // Less text is not worth asking whose it is.
    private const int LeastOutside = 40;

    private const int LongestTitle = 80;

    private readonly PageLines _lines;
    private readonly LineTree _tree;
    private readonly HeadTitles _titles;
    private readonly int[] _weights;

    // The elements that hold a paragraph of running text as a child: a link among such paragraphs is no menu entry.
    private readonly HashSet<int> _textBoxes = [];

    private LineWeights(PageLines lines, LineTree tree, HeadTitles titles)
    {
        (_lines, _tree, _titles) = (lines, tree, titles);
        _weights = new int[lines.Count];
    }

    /// <summary>The weight of each line.</summary>
    public static int[] Of(PageLines lines, LineTree tree, HeadTitles titles)
    {
        var weights = new LineWeights(lines, tree, titles);
        weights.FindTextBoxes();
        for (var line = 0; line < lines.Count; line++)
        {
            weights._weights[line] = weights.Weigh(line);
        }

        weights.DropTeasers();
        weights.DropAsides();
        weights.DropOutside();
        return weights._weights;
    }

    private int Weigh(int line)
    {
        var (length, layout) = (_lines[line].Length, _lines.Page.Lines[line]);
        var plain = length - layout.LinkLength;
        return _lines.IsLink(line) ? IsMenuEntry(line) ? MenuEntry : 0
            : layout.Kind == BlockKind.TableCell ? plain / 2
            : _lines.IsProse(line) ? plain
            : _lines.Is(line, LineRole.Crumb) ? Barrier
            : _lines.Is(line, LineRole.Foot) ? IsAmongText(line) ? MenuEntry : Footer
            : _lines.Is(line, LineRole.End) ? MenuEntry
            : (Math.Min(plain, 40) / 4) + (IsCue(line) ? Cue : IsSignedDate(line) ? SignedDate : 0);
    }

    private void FindTextBoxes()
    {
        for (var line = 0; line < _lines.Count; line++)
        {
            if (_lines.IsProse(line))
            {
                _textBoxes.Add(BoxAround(line));
            }
        }
    }

    private int BoxAround(int line) => _tree.ElementOf(line) is >= 0 and var element ? _tree.Parent(element) : -1;

    private bool IsAmongText(int line) => _textBoxes.Contains(BoxAround(line));

    private bool IsMenuEntry(int line) =>
        _lines.Page.Lines[line].Kind != BlockKind.TableCell && !IsAmongText(line) && !_lines.IsAttachment(line);

    private bool IsCue(int line) => _lines.Is(line, LineRole.Opening) || IsTitle(line);

    // In a list a date stands beside a link.
    private bool IsSignedDate(int line) =>
        line > 0 && _lines[line] is { Length: < 40 } text && text.Contains('年') && !_lines.IsLink(line - 1) && _lines.EndsWithDate(line);

    private bool IsTitle(int line) =>
        _lines[line].Length <= LongestTitle && (_lines.Is(line, LineRole.Title) || _titles.Likeness(_lines[line]) > 0);

    // The title of another page, as a link, and below it how that page begins.
    private void DropTeasers()
    {
        var teasers = Enumerable.Range(1, Math.Max(0, _lines.Count - 1)).Where(IsTeaser).ToList();
        if (teasers.Count >= FewestTeasers)
        {
            teasers.ForEach(Drop);
        }
    }

    private bool IsTeaser(int line) =>
        _lines.IsLink(line - 1) && _lines[line - 1].Length >= ShortestTeaser && !_lines.IsAttachment(line - 1) && !_lines.Is(line - 1, LineRole.End)
        && _lines.IsProse(line) && _lines.Page.Lines[line].Kind != BlockKind.TableCell
        && (line + 1 == _lines.Count || !_lines.IsProse(line + 1));

    // One after the other: what the heading before it dropped goes on with the next heading in its box.
    private void DropAsides()
    {
        var dropped = default(LineRange);
        for (var line = 0; line + 1 < _lines.Count; line++)
        {
            if (_lines.Is(line, LineRole.Aside))
            {
                var box = _tree.LinesOf(_tree.BoxOf(line));
                var aside = new LineRange(line, EndOfAside(line + 1, box.End));
                if (HoldsLinks(aside) || ((box.Start == line || (dropped.End == line && !_lines.IsLink(line))) && !HoldsCues(aside)))
                {
                    Drop(aside);
                    dropped = aside;
                }
            }
        }
    }

    // A heading of a sidebar may share its box with the notice behind it.
    private int EndOfAside(int line, int end)
    {
        while (line < end && !_lines.Is(line, LineRole.Aside) && (_lines.IsLink(line) || !(_lines.Is(line, LineRole.Crumb) || IsTitle(line))))
        {
            line++;
        }

        return line;
    }

    // Comments and related news have no numbered headings and no recipients.
    private bool HoldsCues(LineRange range)
    {
        var cues = 0;
        for (var line = range.Start; line < range.End && cues < FewestCues; line++)
        {
            cues += !_lines.IsLink(line) && _lines.Is(line, LineRole.Opening) ? 1 : 0;
        }

        return cues == FewestCues;
    }

    private bool HoldsLinks(LineRange range)
    {
        var links = 0;
        for (var line = range.Start; line < range.End; line++)
        {
            links += _lines.Page.Lines[line].LinkLength > 0 ? 1 : 0;
        }

        return links * 4 >= range.End - range.Start;
    }

    // Elements that say they are a sidebar, comments or a footer, unless they hold what no such thing holds.
    private void DropOutside()
    {
        var sums = _tree.Sum(_weights);
        var (dropped, cues) = (-1, (int[]?)null);
        for (var element = 1; element < sums.Length; element++)
        {
            if (sums[element] >= LeastOutside && !_tree.StandsIn(element, dropped) && IsOutside(element))
            {
                cues ??= CuesBefore();
                var range = _tree.LinesOf(element);
                if (cues[range.End] == cues[range.Start])
                {
                    Drop(range);
                    dropped = element;
                }
            }
        }
    }

    // Of each line how many with words of a notice stand before it.
    private int[] CuesBefore()
    {
        var cues = new int[_lines.Count + 1];
        for (var line = 0; line < _lines.Count; line++)
        {
            cues[line + 1] = cues[line] + (!_lines.IsLink(line) && (IsCue(line) || IsSignedDate(line)) ? 1 : 0);
        }

        return cues;
    }

    private bool IsOutside(int element) =>
        _tree.Name(element) is "nav" or "aside" or "footer" || (_tree.Hooks(element) is { Length: > 0 } hooks && _lines.IsOutside(hooks));

    private void Drop(LineRange range)
    {
        for (var line = range.Start; line < range.End; line++)
        {
            Drop(line);
        }
    }

    private void Drop(int line) => _weights[line] = Math.Min(_weights[line], Rubbish);
}
