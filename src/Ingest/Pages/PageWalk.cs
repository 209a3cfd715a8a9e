using System.Collections.Immutable;
using System.Runtime.InteropServices;
using AngleSharp.Dom;

namespace Gongwen.Ingest;

/// <summary>Walks a page once, in document order, and collects its lines, tables and elements.</summary>
/// <remarks>It keeps its own stack: how deep a page nests its elements is up to the page.</remarks>
internal sealed class PageWalk
{
    private const int NotHidden = -1;
    private const int Unseen = -2;

    private readonly int _revealed;
    private readonly Stack<Frame> _open = new();
    private readonly Stack<TableBuilder> _tables = new();
    private readonly LineBuilder _lines = new();
    private readonly HiddenParts _hidden = new();
    private readonly ImmutableArray<PageTable>.Builder _data = ImmutableArray.CreateBuilder<PageTable>();
    private readonly ImmutableArray<PageLink>.Builder _links = ImmutableArray.CreateBuilder<PageLink>();
    private readonly ImmutableArray<PageLink>.Builder _images = ImmutableArray.CreateBuilder<PageLink>();
    private readonly ImmutableArray<ElementIndex.Entry>.Builder _elements = ImmutableArray.CreateBuilder<ElementIndex.Entry>();
    private readonly ImmutableArray<string>.Builder _hooks = ImmutableArray.CreateBuilder<string>();
    private readonly List<IElement> _head = [];
    private readonly Dictionary<(int Parent, string Name), int> _ordinals = [];
    private int _address;

    private PageWalk(int revealed) => _revealed = revealed;

    public static PageText Read(IDocument document)
    {
        var walk = new PageWalk(revealed: -1);
        walk.Walk(document);
        if (walk._hidden.Body is >= 0 and var body)
        {
            walk = new PageWalk(body);
            walk.Walk(document);
        }

        return walk._lines.Build() with
        {
            Tables = walk._data.ToImmutable(),
            Links = walk._links.ToImmutable(),
            Images = walk._images.ToImmutable(),
            Elements = new ElementIndex(walk._elements.ToImmutable()),
            Hooks = walk._hooks.ToImmutable(),
            Head = HeadReader.Read(walk._head),
        };
    }

    private void Walk(IDocument document)
    {
        _open.Push(new Frame(document.ChildNodes, "", -1, -1, IsBlock: false, default, NotHidden));
        var next = 0;
        while (_open.TryPeek(out var frame))
        {
            if (next == frame.Children.Length)
            {
                _open.Pop();
                Leave(frame);
                next = frame.Position + 1;
                continue;
            }

            switch (frame.Children[next])
            {
                case IElement element:
                    Enter(element, frame, next);
                    next = 0;
                    break;
                case IText text:
                    Read(text.Data, frame);
                    next++;
                    break;
                default:
                    next++;
                    break;
            }
        }
    }

    private void Read(string text, Frame frame)
    {
        if (frame.Hidden == NotHidden)
        {
            AddText(text, frame);
        }
        else if (frame.Hidden != Unseen)
        {
            _hidden.Hide(frame.Hidden, text);
        }
        else if (frame.Name == "script" && _open.ElementAt(1) is { Hidden: NotHidden } around && WrittenDate.Find(text) is { } date)
        {
            _lines.Add(text.AsSpan(date.Start, date.Length), _address + date.Start, around.Style, around.Block);
        }

        _address += text.Length;
    }

    // Markup that was escaped once too often stands in the text as tags.
    private void AddText(string text, Frame frame)
    {
        if (!frame.Style.InLink)
        {
            _hidden.Show(text);
        }

        var position = 0;
        foreach (var tag in LeftoverMarkup.Find(text))
        {
            _lines.Add(text.AsSpan(position, tag.Span.Start - position), _address + position, frame.Style, frame.Block);
            if (tag.BreaksLine)
            {
                _lines.Break();
            }

            position = tag.Span.End;
        }

        _lines.Add(text.AsSpan(position), _address + position, frame.Style, frame.Block);
    }

    private void Enter(IElement element, Frame parent, int position)
    {
        var name = element.LocalName;
        var index = _elements.Count;
        if (HeadReader.Knows(name))
        {
            _head.Add(element);
        }

        var attributes = ElementAttributes.Of(element);
        var block = ElementStyle.IsBlock(name, attributes);
        ref var ordinal = ref CollectionsMarshal.GetValueRefOrAddDefault(_ordinals, (parent.Element, name), out _);
        _elements.Add(new ElementIndex.Entry(parent.Element, name, ++ordinal, new SourceSpan(_address, 0)));
        _hooks.Add(block && (attributes.Id ?? attributes.Classes) is not null ? $" {name} {attributes.Id} {attributes.Classes} " : "");
        var hidden = Hides(element, attributes, parent.Hidden, index);
        var frame = new Frame(element.ChildNodes, name, index, block ? index : parent.Block, block, parent.Style.Enter(name, attributes), hidden)
        {
            Position = position,
            List = name == "ol" ? OrderedList.Of(element, attributes) : null,
        };
        _open.Push(frame);
        if (hidden != NotHidden)
        {
            return;
        }

        if (block)
        {
            _lines.Break();
            OpenTablePart(element, name);
            _lines.Number = name == "li" && parent.List is { } list ? list.Next(element) : _lines.Number;
        }

        AddLink(name, attributes, index);
    }

    private int Hides(IElement element, in ElementAttributes attributes, int around, int index)
    {
        var name = element.LocalName;
        return around != NotHidden ? (around != Unseen && ElementStyle.IsUnseen(name) ? Unseen : around)
            : ElementStyle.IsUnseen(name) ? Unseen
            : index == _revealed ? NotHidden
            : ElementStyle.IsHidden(name, attributes) || (attributes.Style.WithoutSize && element.ChildElementCount == 0) ? _hidden.Open(index)
            : NotHidden;
    }

    private void Leave(Frame frame)
    {
        if (frame.Element < 0)
        {
            _lines.Break();
            return;
        }

        var entry = _elements[frame.Element];
        _elements[frame.Element] = entry with { Text = SourceSpan.Between(entry.Text.Start, _address) };
        if (frame.IsBlock && frame.Hidden == NotHidden)
        {
            _lines.Break();
            CloseTablePart(frame.Name);
            _lines.Number = frame.Name == "li" ? null : _lines.Number;
        }
    }

    private void AddLink(string name, in ElementAttributes attributes, int element)
    {
        if (name == "a" && attributes.Link is { } target)
        {
            _links.Add(new PageLink(_lines.Count, target, element));
        }
        else if (name == "img" && attributes.Image is { } image)
        {
            _images.Add(new PageLink(_lines.Count, image, element, attributes.Alternative));
        }
    }

    private void OpenTablePart(IElement element, string name)
    {
        if (name == "table")
        {
            if (_tables.TryPeek(out var outer))
            {
                outer.HasTable = true;
            }

            _tables.Push(new TableBuilder { IsLayout = element.GetAttribute("role") is "presentation" or "none" });
        }
        else if (_tables.TryPeek(out var table))
        {
            table.Open(element, name, _lines.Count);
        }
    }

    private void CloseTablePart(string name)
    {
        if (name == "table")
        {
            if (_tables.Pop().Build(_lines) is { } table)
            {
                _data.Add(table);
                foreach (var cell in table.Cells)
                {
                    _lines.MarkCell(cell.FirstLine, cell.EndLine);
                }
            }
        }
        else if (_tables.TryPeek(out var owner))
        {
            owner.Close(name, _lines.Count);
        }
    }

    /// <summary>An element whose children are being read.</summary>
    /// <param name="Children">Its child nodes.</param>
    /// <param name="Name">Its local name.</param>
    /// <param name="Element">Its index.</param>
    /// <param name="Block">The index of the innermost block element.</param>
    /// <param name="IsBlock">Whether that is itself.</param>
    /// <param name="Style">How its text shows.</param>
    /// <param name="Hidden">The hidden part it stands in, <see cref="NotHidden"/> or <see cref="Unseen"/>.</param>
    private sealed record Frame(INodeList Children, string Name, int Element, int Block, bool IsBlock, ElementStyle Style, int Hidden)
    {
        /// <summary>Where it stands among its parent's children.</summary>
        public int Position { get; init; }

        /// <summary>The numbers of its items.</summary>
        public OrderedList? List { get; init; }
    }
}
