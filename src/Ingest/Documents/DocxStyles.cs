using System.Xml.Linq;

namespace Gongwen.Ingest;

/// <summary>The styles of a document, each with all it inherits.</summary>
internal sealed class DocxStyles
{
    // Deeper than any document's; what is beyond, such as a circle, is cut off.
    private const int MaxDepth = 32;

    private readonly Dictionary<string, XElement> _styles = [];
    private readonly Dictionary<string, DocxStyle> _resolved = [];
    private readonly DocxStyle _defaults = DocxStyle.Plain;
    private readonly string? _paragraph;

    public DocxStyles(XElement? part)
    {
        if (part?.One("docDefaults").One("rPrDefault") is { } defaults)
        {
            _defaults = DocxStyle.Of(defaults);
        }

        foreach (var style in part?.All("style") ?? [])
        {
            if (style.Of("styleId") is { } id && _styles.TryAdd(id, style) && style.Of("type") == "paragraph" && style.Of("default") is { } isDefault && Wml.IsOn(isDefault))
            {
                _paragraph = id;
            }
        }
    }

    /// <summary>What a paragraph of that style inherits; of no style, that of the document's own.</summary>
    public DocxStyle Paragraph(string? id) =>
        Resolve(id is not null && _styles.ContainsKey(id) ? id : _paragraph, 0).Over(_defaults);

    /// <summary>What a run of that character style adds to its paragraph.</summary>
    public DocxStyle Run(string? id) => Resolve(id, 0);

    private DocxStyle Resolve(string? id, int depth)
    {
        if (id is null || depth == MaxDepth || !_styles.TryGetValue(id, out var style))
        {
            return DocxStyle.Plain;
        }

        if (!_resolved.TryGetValue(id, out var resolved))
        {
            resolved = DocxStyle.Of(style).Over(Resolve(style.One("basedOn").Of(), depth + 1));
            _resolved[id] = resolved;
        }

        return resolved;
    }
}
