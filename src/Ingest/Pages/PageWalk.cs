using System.Collections.Immutable;
using System.Globalization;
using AngleSharp.Dom;

namespace Gongwen.Ingest;

/// <summary>Walks a page once, in document order, and collects its lines, tables and elements.</summary>
/// <remarks>It keeps its own stack: how deep a page nests its elements is up to the page.</remarks>
internal sealed class PageWalk
{
    private readonly Stack<Frame> _open = new();
    private readonly Stack<TableBuilder> _tables = new();
    private readonly LineBuilder _lines = new();
    private readonly ImmutableArray<PageTable>.Builder _data = ImmutableArray.CreateBuilder<PageTable>();
    private readonly ImmutableArray<PageLink>.Builder _links = ImmutableArray.CreateBuilder<PageLink>();
    private readonly ImmutableArray<PageLink>.Builder _images = ImmutableArray.CreateBuilder<PageLink>();
    private readonly ImmutableArray<ElementIndex.Entry>.Builder _elements = ImmutableArray.CreateBuilder<ElementIndex.Entry>();
    private readonly ImmutableArray<string>.Builder _hooks = ImmutableArray.CreateBuilder<string>();
    private readonly Dictionary<(int Parent, string Name), int> _ordinals = [];
    private int _address;

    public static PageText Read(IDocument document)
    {
        var walk = new PageWalk();
        walk.Walk(document);
        return walk._lines.Build() with
        {
            Tables = walk._data.ToImmutable(),
            Links = walk._links.ToImmutable(),
            Images = walk._images.ToImmutable(),
            Elements = new ElementIndex(walk._elements.ToImmutable()),
            Hooks = walk._hooks.ToImmutable(),
        };
    }

    private void Walk(IDocument document)
    {
        _open.Push(new Frame(document.ChildNodes, "", -1, -1, IsBlock: false, default));
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
        if (!frame.Style.Hidden)
        {
            _lines.Add(text, _address, frame.Style, frame.Block);
        }
        else if (frame.Name == "script" && _open.ElementAt(1) is { Style.Hidden: false } around && WrittenDate.Find(text) is { } date)
        {
            _lines.Add(text.Substring(date.Start, date.Length), _address + date.Start, around.Style, around.Block);
        }

        _address += text.Length;
    }

    private void Enter(IElement element, Frame parent, int position)
    {
        var name = element.LocalName;
        var ordinal = _ordinals[(parent.Element, name)] = _ordinals.GetValueOrDefault((parent.Element, name)) + 1;
        var index = _elements.Count;
        var attributes = ElementAttributes.Of(element);
        var style = parent.Style.Enter(name, attributes);
        var block = ElementStyle.IsBlock(name, attributes);
        _elements.Add(new ElementIndex.Entry(parent.Element, name, ordinal, new SourceSpan(_address, 0)));
        _hooks.Add(block && (attributes.Id ?? attributes.Classes) is not null ? $" {name} {attributes.Id} {attributes.Classes} " : "");
        _open.Push(new Frame(element.ChildNodes, name, index, block ? index : parent.Block, block, style) { Position = position });
        if (style.Hidden)
        {
            return;
        }

        if (block)
        {
            _lines.Break();
            OpenTablePart(element, name);
        }

        AddLink(name, attributes, index);
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
        if (frame.IsBlock && !frame.Style.Hidden)
        {
            _lines.Break();
            CloseTablePart(frame.Name);
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

            _tables.Push(new TableBuilder());
        }
        else if (name == "tr" && _tables.TryPeek(out var table))
        {
            table.OpenRow();
        }
        else if (name is "td" or "th" && _tables.TryPeek(out var owner))
        {
            owner.OpenCell(SpanOf(element, "rowspan"), SpanOf(element, "colspan"), _lines.Count);
        }
    }

    private void CloseTablePart(string name)
    {
        if (name is "td" or "th" && _tables.TryPeek(out var owner))
        {
            owner.CloseCell(_lines.Count);
        }
        else if (name == "table" && _tables.Pop().Build(_lines) is { } table)
        {
            _data.Add(table);
            foreach (var cell in table.Cells)
            {
                _lines.MarkCell(cell.FirstLine, cell.EndLine);
            }
        }
    }

    // rowspan=0 means to the end of the row group; no notice is known to use it.
    private static int SpanOf(IElement cell, string attribute) =>
        int.TryParse(cell.GetAttribute(attribute), NumberStyles.Integer, CultureInfo.InvariantCulture, out var span) ? span : 1;

    /// <summary>An element whose children are being read.</summary>
    private readonly record struct Frame(INodeList Children, string Name, int Element, int Block, bool IsBlock, ElementStyle Style)
    {
        /// <summary>Where it stands among its parent's children.</summary>
        public int Position { get; init; }
    }
}
