using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Gongwen.Ingest;

/// <summary>The elements of a document around the place that is being read; those around a paragraph are kept.</summary>
internal sealed class DocxElements
{
    private readonly ImmutableArray<ElementIndex.Entry>.Builder _entries = ImmutableArray.CreateBuilder<ElementIndex.Entry>();
    private readonly List<Frame> _open = [];
    private readonly List<Dictionary<string, int>> _children = [[]];

    // How many of the open elements have an entry: always the outer ones.
    private int _marked;

    /// <summary>The number of characters of all text nodes so far.</summary>
    public int Address { get; private set; }

    public int Depth => _open.Count;

    public Frame Top => _open[^1];

    public void Pass(int characters) => Address += characters;

    public void Open(Frame frame)
    {
        var siblings = _children[_open.Count];
        var ordinal = ++CollectionsMarshal.GetValueRefOrAddDefault(siblings, frame.Name, out _);
        _open.Add(frame with { Ordinal = ordinal, Start = Address, Entry = -1 });
        if (_children.Count == _open.Count)
        {
            _children.Add([]);
        }
        else if (_children[_open.Count].Count > 0)
        {
            _children[_open.Count] = [];
        }
    }

    /// <summary>Closes the innermost element.</summary>
    public Frame Close()
    {
        var frame = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        _marked = Math.Min(_marked, _open.Count);
        if (frame.Entry >= 0)
        {
            _entries[frame.Entry] = _entries[frame.Entry] with { Text = SourceSpan.Between(frame.Start, Address) };
        }

        return frame;
    }

    /// <summary>Takes a choice of the innermost element.</summary>
    /// <returns>Whether it is the first.</returns>
    public bool TakeChoice()
    {
        var frame = _open[^1];
        _open[^1] = frame with { HasChoice = true };
        return !frame.HasChoice;
    }

    /// <summary>Keeps the innermost element and those around it.</summary>
    /// <returns>Its index.</returns>
    public int Mark()
    {
        for (; _marked < _open.Count; _marked++)
        {
            var frame = _open[_marked];
            var parent = _marked == 0 ? -1 : _open[_marked - 1].Entry;
            _open[_marked] = frame with { Entry = _entries.Count };
            _entries.Add(new ElementIndex.Entry(parent, frame.Name, frame.Ordinal, new SourceSpan(frame.Start, 0)));
        }

        return _open[^1].Entry;
    }

    public ElementIndex Build() => new(_entries.ToImmutable());

    /// <summary>An open element.</summary>
    /// <param name="Name">Its name with the prefix that the document uses.</param>
    /// <param name="IsHidden">Whether nothing in it is shown.</param>
    internal readonly record struct Frame(string Name, bool IsHidden)
    {
        public string? Local { get; init; }

        public int Ordinal { get; init; }

        public int Start { get; init; }

        public int Entry { get; init; }

        public bool HasChoice { get; init; }
    }
}
