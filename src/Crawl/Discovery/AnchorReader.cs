using System.Collections.Immutable;
using System.Text;
using AngleSharp.Dom;

namespace Gongwen.Crawl;

/// <summary>Reads the links of a page, each with what stands around it. One pass: its work grows with the page.</summary>
internal sealed class AnchorReader(Uri page, CrawlRules rules)
{
    private const int MostAnchors = 5_000;
    private const int ShortestTitle = 6;
    private const int LongestBeside = 400;
    private const int ShapeDepth = 4;

    private readonly StringBuilder _text = new();
    private readonly List<AnchorDraft> _drafts = [];
    private readonly Dictionary<string, string?> _regions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _shapes = new(StringComparer.Ordinal);
    private int _entry = -1;
    private string? _entryLink;

    /// <summary>The links of <paramref name="document"/>, in its order.</summary>
    public ImmutableArray<Anchor> Read(IDocument document)
    {
        if (document.Body is { } body)
        {
            Visit(body, null);
        }

        var (text, dates) = (_text.ToString(), new AnchorDates(rules));
        return [.. _drafts.Select((draft, i) => dates.Finish(draft, text, i + 1 < _drafts.Count ? _drafts[i + 1].Start : text.Length))];
    }

    // Elements nest no deeper than the parser lets them.
    private void Visit(IElement element, string? region)
    {
        region = RegionOf(element) ?? region;
        var (start, first) = (_text.Length, _drafts.Count);
        var own = element.LocalName is "a" or "area" or "iframe" or "frame" && _drafts.Count < MostAnchors ? Open(element, region) : null;
        foreach (var child in element.ChildNodes)
        {
            if (child is IElement { LocalName: not ("script" or "style" or "template" or "noscript") } inner)
            {
                Space();
                Visit(inner, region);
                Space();
            }
            else if (child is IText text)
            {
                Add(text.Data);
            }
        }

        if (own is not null)
        {
            Close(own, start);
        }

        Surround(first, start);
    }

    private AnchorDraft Open(IElement element, string? region)
    {
        var isFrame = element.LocalName is "iframe" or "frame";
        var link = element.GetAttribute(isFrame ? "src" : "href") ?? "";
        var address = Addresses.Resolve(page, link) is { } found ? Addresses.Canonical(found, rules, page) : null;
        var anchor = new Anchor
        {
            Address = address,
            Kind = address is null ? AddressKind.Unknown : rules.KindOf(address),
            Script = element.GetAttribute("onclick") ?? (link.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) ? link : ""),
            Region = region,
            Shape = ShapeOf(element),
            IsFrame = isFrame,
        };
        _drafts.Add(new AnchorDraft(anchor, link, element.GetAttribute("title") ?? element.GetAttribute("alt") ?? ""));
        return _drafts[^1];
    }

    private void Close(AnchorDraft draft, int start)
    {
        (draft.Start, draft.End) = (start, _text.Length);
        draft.IsEntry = Math.Max(draft.End - draft.Start, draft.Tip.Length) >= ShortestTitle || draft.Anchor.Kind == AddressKind.Article;

        // A picture and a title may lead to the same page.
        if (draft.IsEntry && draft.Link != _entryLink)
        {
            (_entry, _entryLink) = (_entry + 1, draft.Link);
        }

        draft.Entry = _entry;
    }

    // What an element says stands beside a link if it holds no other entry.
    private void Surround(int first, int start)
    {
        if (first == _drafts.Count || _text.Length - start > LongestBeside)
        {
            return;
        }

        var (entries, entry) = (0, -1);
        for (var i = first; i < _drafts.Count && entries < 2; i++)
        {
            if (_drafts[i].IsEntry && _drafts[i].Entry != entry)
            {
                entry = _drafts[i].Entry;
                entries++;
            }
        }

        for (var i = first; entries == 1 && i < _drafts.Count; i++)
        {
            _drafts[i].Add(start, _text.Length);
        }
    }

    private int ShapeOf(IElement element)
    {
        var names = new StringBuilder(element.LocalName);
        var above = element.ParentElement;
        for (var level = 0; level < ShapeDepth && above is not null; level++, above = above.ParentElement)
        {
            names.Append('<').Append(above.LocalName).Append('.').Append(level == 0 ? "" : above.ClassName);
        }

        var shape = names.ToString();
        if (!_shapes.TryGetValue(shape, out var number))
        {
            _shapes[shape] = number = _shapes.Count;
        }

        return number;
    }

    private string? RegionOf(IElement element)
    {
        var (id, classes) = (element.Id, element.ClassName);
        if (id is null && classes is null && element.LocalName is not ("nav" or "header" or "footer" or "aside"))
        {
            return null;
        }

        var names = $"{element.LocalName} {id} {classes}";
        if (!_regions.TryGetValue(names, out var region))
        {
            _regions[names] = region = rules.RegionOf(names);
        }

        return region;
    }

    private void Space()
    {
        if (_text.Length > 0 && _text[^1] != ' ')
        {
            _text.Append(' ');
        }
    }

    private void Add(string data)
    {
        foreach (var c in data)
        {
            if (char.IsWhiteSpace(c))
            {
                Space();
            }
            else
            {
                _text.Append(c);
            }
        }
    }
}
