using System.Text.RegularExpressions;

namespace Gongwen.Ingest;

/// <summary>Finds the element of a page that holds the notice: the smallest that holds most of the running text.</summary>
internal static class BodyFinder
{
    // A page with less running text has no notice to find.
    private const int LeastText = 40;

    private const double MostOfText = 0.75;
    private const double MostOfTextInKnownContainer = 0.6;

    /// <summary>The lines of that element; all lines of plain text.</summary>
    public static LineRange Find(PageLines lines, PageRules rules)
    {
        if (lines.Page.Elements is not { Entries.IsEmpty: false } elements)
        {
            return new LineRange(0, lines.Count);
        }

        var tree = new WeightedTree(lines, elements);
        var container = tree.Weight < LeastText ? 0 : tree.Container(rules[LineRole.Container]);
        var range = tree.LinesOf(container);
        return range.IsEmpty ? new LineRange(0, lines.Count) : range with { End = tree.Extend(container, range.End) };
    }

    /// <summary>How much a line looks like the text of a notice.</summary>
    private static int WeightOf(PageLines lines, int line)
    {
        var (length, layout) = (lines[line].Length, lines.Page.Lines[line]);
        var plain = length - layout.LinkLength;
        return plain <= length / 2 ? 0
            : layout.Kind == BlockKind.TableCell ? plain / 2
            : lines.IsProse(line) ? plain
            : Math.Min(plain, 40) / 4;
    }

    private sealed class WeightedTree
    {
        private readonly PageLines _lines;
        private readonly ElementIndex _elements;
        private readonly int[] _weights;
        private readonly int[] _lineCounts;
        private readonly int[] _heaviestChild;
        private readonly int[] _lastInside;

        public WeightedTree(PageLines lines, ElementIndex elements)
        {
            (_lines, _elements) = (lines, elements);
            var count = elements.Entries.Length;
            (_weights, _lineCounts) = (new int[count], new int[count]);
            (_heaviestChild, _lastInside) = (new int[count], new int[count]);
            for (var line = 0; line < lines.Count; line++)
            {
                if (lines.Page.Lines[line].Element is >= 0 and var element)
                {
                    _weights[element] += WeightOf(lines, line);
                    _lineCounts[element]++;
                }
            }

            Sum();
        }

        /// <summary>The weight of the whole page.</summary>
        public int Weight => _weights[0];

        // Children come after their parent, so one pass from the end sees each child before its parent.
        private void Sum()
        {
            Array.Fill(_heaviestChild, -1);
            for (var i = _weights.Length - 1; i >= 0; i--)
            {
                _lastInside[i] = Math.Max(_lastInside[i], i);
                if (_elements.Entries[i].Parent is >= 0 and var parent)
                {
                    _weights[parent] += _weights[i];
                    _lineCounts[parent] += _lineCounts[i];
                    _lastInside[parent] = Math.Max(_lastInside[parent], _lastInside[i]);
                    var rival = _heaviestChild[parent];
                    _heaviestChild[parent] = rival < 0 || _weights[i] >= _weights[rival] ? i : rival;
                }
            }
        }

        public int Container(Regex known)
        {
            var enough = _weights[0] * MostOfTextInKnownContainer;
            for (var i = 0; i >= 0 && _weights[i] > 0 && _weights[i] >= enough; i = _heaviestChild[i])
            {
                if (_lineCounts[i] > 1 && known.IsMatch(_lines.Page.Hooks[i]))
                {
                    return i;
                }
            }

            var (found, next) = (0, _heaviestChild[0]);
            while (next >= 0 && _weights[next] >= Math.Max(enough, _weights[found] * MostOfText) && HoldsParagraphs(next))
            {
                (found, next) = (next, _heaviestChild[next]);
            }

            return found;
        }

        public LineRange LinesOf(int element)
        {
            var (start, end) = (_lines.Count, 0);
            for (var line = 0; line < _lines.Count; line++)
            {
                if (IsInside(_lines.Page.Lines[line].Element, element))
                {
                    (start, end) = (Math.Min(start, line), line + 1);
                }
            }

            return new LineRange(start, end);
        }

        /// <summary>The end of the notice if some of it, such as its attachments, stands right behind its container.</summary>
        public int Extend(int container, int end)
        {
            const int levels = 2;
            var around = container;
            for (var i = 0; i < levels && _elements.Entries[around].Parent > 0; i++)
            {
                around = _elements.Entries[around].Parent;
            }

            var extended = end;
            for (var line = end; line < _lines.Count && IsInside(_lines.Page.Lines[line].Element, around) && MayBelong(line); line++)
            {
                extended = IsSolid(line) ? line + 1 : extended;
            }

            return extended;
        }

        private bool IsSolid(int line) =>
            _lines.IsAttachment(line) || _lines.IsProse(line) || _lines.EndsWithDate(line) || _lines.Page.Lines[line].Kind == BlockKind.TableCell;

        private bool MayBelong(int line) =>
            _lines.IsAttachment(line)
            || !(_lines.IsLink(line) || _lines.Is(line, LineRole.End) || _lines.Is(line, LineRole.Foot) || _lines.Is(line, LineRole.WeakFoot));

        private bool IsInside(int element, int ancestor) => ancestor <= element && element <= _lastInside[ancestor];

        // One paragraph may be longer than all the others together, and is still not the notice.
        private bool HoldsParagraphs(int element) =>
            _lineCounts[element] > 2 && _elements.Entries[element].Name is not ("p" or "li" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "span");
    }
}
