namespace Gongwen.Ingest;

/// <summary>Which lines of a page stand inside which of its elements.</summary>
internal sealed class LineTree
{
    private readonly PageLines _lines;
    private readonly ElementIndex _elements;
    private readonly int[] _first;
    private readonly int[] _end;
    private readonly int[] _lastInside;

    public LineTree(PageLines lines, ElementIndex elements)
    {
        (_lines, _elements) = (lines, elements);
        var count = elements.Entries.Length;
        (_first, _end, _lastInside) = (new int[count], new int[count], new int[count]);
        Array.Fill(_first, lines.Count);
        for (var line = lines.Count - 1; line >= 0; line--)
        {
            if (ElementOf(line) is >= 0 and var element)
            {
                _first[element] = line;
                _end[element] = Math.Max(_end[element], line + 1);
            }
        }

        // Children come after their parent, so one pass from the end sees each child before its parent.
        for (var i = count - 1; i >= 0; i--)
        {
            _lastInside[i] = Math.Max(_lastInside[i], i);
            if (Parent(i) is >= 0 and var parent)
            {
                _first[parent] = Math.Min(_first[parent], _first[i]);
                _end[parent] = Math.Max(_end[parent], _end[i]);
                _lastInside[parent] = Math.Max(_lastInside[parent], _lastInside[i]);
            }
        }
    }

    /// <summary>Number of elements.</summary>
    public int Count => _first.Length;

    /// <summary>The element around <paramref name="element"/>; -1 for the root.</summary>
    public int Parent(int element) => _elements.Entries[element].Parent;

    /// <summary>Its local name.</summary>
    public string Name(int element) => _elements.Entries[element].Name;

    /// <summary>Its name, id and classes, a space around each; empty if it has none of the latter.</summary>
    public string Hooks(int element) => _lines.Page.Hooks[element];

    /// <summary>The block element of a line.</summary>
    public int ElementOf(int line) => _lines.Page.Lines[line].Element;

    /// <summary>The lines inside an element.</summary>
    public LineRange LinesOf(int element) => new(_first[element], _end[element]);

    /// <summary>Whether a line stands inside an element.</summary>
    public bool IsInside(int line, int element) => element <= ElementOf(line) && ElementOf(line) <= _lastInside[element];

    /// <summary>Whether an element stands inside <paramref name="ancestor"/>; inside -1 stands none.</summary>
    public bool StandsIn(int element, int ancestor) => ancestor >= 0 && ancestor <= element && element <= _lastInside[ancestor];

    /// <summary>The smallest element that holds a line and more behind it; the root if none does.</summary>
    public int BoxOf(int line)
    {
        var box = Math.Max(0, ElementOf(line));
        while (box > 0 && _end[box] <= line + 1)
        {
            box = Parent(box);
        }

        return box;
    }

    /// <summary>For each element the sum of what its lines weigh, lines of no weight or less left out.</summary>
    public int[] Sum(ReadOnlySpan<int> weights)
    {
        var sums = new int[Count];
        for (var line = 0; line < weights.Length; line++)
        {
            if (ElementOf(line) is >= 0 and var element)
            {
                sums[element] += Math.Max(0, weights[line]);
            }
        }

        for (var i = Count - 1; i > 0; i--)
        {
            if (Parent(i) is >= 0 and var parent)
            {
                sums[parent] += sums[i];
            }
        }

        return sums;
    }
}
