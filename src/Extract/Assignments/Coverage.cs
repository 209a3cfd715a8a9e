using System.Collections.Immutable;

namespace Gongwen.Extract;

/// <summary>Says which section a statement speaks of: one on a line of its own behind the last of several items covers them all when no item before it has one.</summary>
internal sealed class Coverage
{
    private const int FewestSpaces = 2;

    private readonly Reading _reading;
    private readonly HashSet<int> _spokenOf;
    private readonly ILookup<int, int> _children;

    public Coverage(Reading reading, IEnumerable<Statement> statements)
    {
        _reading = reading;
        _children = Enumerable.Range(0, reading.Sections.Length).ToLookup(i => reading.Sections[i].Parent);
        _spokenOf = [];
        foreach (var statement in statements)
        {
            for (var i = reading.SectionAt(statement.Span.Start); i >= 0 && _spokenOf.Add(i); i = reading.Sections[i].Parent)
            {
            }
        }
    }

    /// <summary>The section that <paramref name="statement"/> speaks of; -1 outside all sections.</summary>
    public int SectionOf(Statement statement)
    {
        var position = statement.Span.Start;
        var section = _reading.SectionAt(position);
        while (section >= 0 && !statement.IsProse && CoversParent(section, position))
        {
            section = _reading.Sections[section].Parent;
        }

        return section;
    }

    private bool CoversParent(int section, int position)
    {
        var parent = _reading.Sections[section].Parent;
        return parent >= 0 && _reading.Sections[parent].HeadingSpan.Length > 0
            && _children[parent].ToImmutableArray() is [.. { Length: > 0 } before, var last] && last == section && !before.Any(_spokenOf.Contains)
            && IsApart(section, position);
    }

    // Set off from the item's own text: by a line end, or by the indent that a flat text keeps.
    private bool IsApart(int section, int position)
    {
        var start = position;
        var indent = 0;
        while (start > _reading.Sections[section].Own.Start && _reading.Text[start - 1] is var c && (char.IsWhiteSpace(c) || c is '（' or '(' or '〔' or '[' or '【'))
        {
            indent += c == '\n' ? FewestSpaces : char.IsWhiteSpace(c) ? 1 : 0;
            start--;
        }

        return indent >= FewestSpaces && start > _reading.Sections[section].Own.Start;
    }
}
