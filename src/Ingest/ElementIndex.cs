using System.Collections.Immutable;
using System.Text;

namespace Gongwen.Ingest;

/// <summary>The elements of a page over the address space of its text nodes, laid end to end in document order.</summary>
/// <remarks>
/// The text nodes are all that stand in the document, those of scripts included, comments and the contents of
/// <c>template</c> not: an element's characters are its <c>textContent</c>.
/// </remarks>
/// <param name="entries">In document order, so that an element's ancestors stand before it.</param>
public sealed class ElementIndex(ImmutableArray<ElementIndex.Entry> entries)
{
    /// <summary>The ordinal of an entry that is no element but the file that holds some; its step in a path is its name alone.</summary>
    internal const int NoOrdinal = 0;

    /// <summary>One element.</summary>
    /// <param name="Parent">Index of the parent; -1 for the root.</param>
    /// <param name="Name">Local name in lower case.</param>
    /// <param name="Ordinal">Position among the siblings of the same name, from 1.</param>
    /// <param name="Text">The characters of its text nodes.</param>
    public readonly record struct Entry(int Parent, string Name, int Ordinal, SourceSpan Text);

    /// <summary>The innermost element that holds all of <paramref name="span"/>.</summary>
    /// <returns>Its XPath (<c>/html[1]/body[1]/div[2]/p[1]</c>) and the characters of <paramref name="span"/> counted inside it.</returns>
    public (string Path, SourceSpan Characters) Locate(SourceSpan span)
    {
        // Whatever starts later than the innermost one, and not after the span's start, stands inside it.
        var index = LastStartingAtOrBefore(span.Start);
        while (index >= 0 && !Covers(entries[index].Text, span))
        {
            index = entries[index].Parent;
        }

        return index < 0
            ? ("/", span)
            : (PathOf(index), new SourceSpan(span.Start - entries[index].Text.Start, span.Length));
    }

    /// <summary>The elements, in document order.</summary>
    internal ImmutableArray<Entry> Entries => entries;

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
        var steps = new Stack<Entry>();
        for (var i = index; i >= 0; i = entries[i].Parent)
        {
            steps.Push(entries[i]);
        }

        var path = new StringBuilder();
        foreach (var step in steps)
        {
            path.Append('/').Append(step.Name);
            if (step.Ordinal != NoOrdinal)
            {
                path.Append('[').Append(step.Ordinal).Append(']');
            }
        }

        return path.ToString();
    }
}
