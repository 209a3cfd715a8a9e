using System.Collections.Frozen;

namespace Gongwen.Ingest;

/// <summary>Tells whether the line below a label that stands alone is its value, going by how the page laid the two out.</summary>
internal sealed class LoneLabels(PageLines lines, FieldReader fields)
{
    // How far up two elements are followed to where they meet, and how many may stand between them.
    private const int Levels = 12;
    private const int MostBetween = 24;

    private static readonly FrozenSet<string> InlineNames = FrozenSet.Create(
        StringComparer.Ordinal, "a", "b", "br", "em", "font", "i", "img", "input", "label", "o:p", "s", "script", "span", "strong", "style", "u");

    /// <summary>The label that <paramref name="line"/> consists of; null if it is none.</summary>
    public RuleRow? Read(int line) => fields.ReadLabel(lines[line].Trim());

    /// <summary>Whether the line below the label on <paramref name="line"/> is its value, and not what follows an empty one.</summary>
    public bool TakesNext(int line) =>
        line + 1 < lines.Count && lines.MayBeValue(line + 1)
        && fields.Read(lines[line + 1]).IsEmpty && Read(line + 1) is null
        && (lines.Page.Elements is { } elements ? StandsBeside(elements, line) : !IsTitleBelow(line));

    // 主题词： with nothing behind it, and below it the title begins.
    private bool IsTitleBelow(int line) =>
        Read(line) is { } label && (label["fact"] == "keywords" || label["value"] == "date") && lines[line + 1].Contains("关于", StringComparison.Ordinal);

    private bool StandsBeside(ElementIndex elements, int line)
    {
        var (label, value) = (lines.Page.Lines[line].Element, lines.Page.Lines[line + 1].Element);
        if (label == value)
        {
            return true;
        }

        // The cell of the label: the highest element around it that the value does not share.
        var cell = label;
        for (var level = 0; level < Levels && cell >= 0; level++)
        {
            var parent = elements.Entries[cell].Parent;
            if (IsInside(elements, value, cell))
            {
                return IsNothingBetween(elements, label, value);
            }

            if (IsInside(elements, value, parent))
            {
                return HoldsOnly(elements, cell, line) && IsNothingBetween(elements, label, value) && !IsRowOfFields(elements, cell, line);
            }

            cell = parent;
        }

        return false;
    }

    // An empty cell between the two is the value.
    private static bool IsNothingBetween(ElementIndex elements, int label, int value)
    {
        if (value - label > MostBetween)
        {
            return false;
        }

        for (var i = label + 1; i < value; i++)
        {
            if (!InlineNames.Contains(elements.Entries[i].Name) && !IsInside(elements, value, i))
            {
                return false;
            }
        }

        return true;
    }

    private bool HoldsOnly(ElementIndex elements, int cell, int line) =>
        line == 0 || !IsInside(elements, lines.Page.Lines[line - 1].Element, cell);

    // <li>索引号：…</li><li>文号：</li>: in such a row each label brings its value along.
    private bool IsRowOfFields(ElementIndex elements, int cell, int line) =>
        line > 0 && lines.Page.Lines[line - 1].Element is >= 0 and var before
        && elements.Entries[before].Parent == elements.Entries[cell].Parent && elements.Entries[before].Name == elements.Entries[cell].Name
        && fields.Read(lines[line - 1]) is [{ Value.Length: > 0 }, ..];

    private static bool IsInside(ElementIndex elements, int element, int ancestor)
    {
        for (var level = 0; level < Levels && element > ancestor; level++)
        {
            element = elements.Entries[element].Parent;
        }

        return element == ancestor;
    }
}
