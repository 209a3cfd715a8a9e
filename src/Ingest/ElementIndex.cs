using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>The elements of a page over the address space of its text nodes, laid end to end in document order.</summary>
/// <remarks>Elements are in document order, so that an element's ancestors stand before it.</remarks>
public sealed class ElementIndex(ImmutableArray<ElementIndex.Entry> entries)
{
    /// <summary>One element.</summary>
    /// <param name="Parent">Index of the parent; -1 for the root.</param>
    /// <param name="Name">Local name in lower case.</param>
    /// <param name="Ordinal">Position among the siblings of the same name, from 1.</param>
    /// <param name="Text">The characters of its text nodes.</param>
    public readonly record struct Entry(int Parent, string Name, int Ordinal, SourceSpan Text);

    /// <summary>The innermost element that holds all of <paramref name="span"/>.</summary>
    /// <returns>Its XPath (<c>/html/body/div[2]/p[1]</c>) and the characters of <paramref name="span"/> counted inside it.</returns>
    public (string Path, SourceSpan Characters) Locate(SourceSpan span)
    {
        var index = LastStartingAtOrBefore(span.Start);
        while (index > 0 && !Covers(entries[index].Text, span))
        {
            index = index - 1 > entries[index].Parent && entries[index].Text.Length == 0 ? index - 1 : entries[index].Parent;
        }

        return index < 0
            ? ("/", span)
            : (PathOf(index), new SourceSpan(span.Start - entries[index].Text.Start, span.Length));
    }

    private static bool Covers(SourceSpan outer, SourceSpan inner) => outer.Start <= inner.Start && inner.End <= outer.End;

    private int LastStartingAtOrBefore(int position)
    {
        var (low, high) = (0, entries.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = entries[middle].Text.Start <= position ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }

    private string PathOf(int index)
    {
        var path = "";
        for (var i = index; i >= 0; i = entries[i].Parent)
        {
            path = $"/{entries[i].Name}[{entries[i].Ordinal}]{path}";
        }

        return path;
    }
}
