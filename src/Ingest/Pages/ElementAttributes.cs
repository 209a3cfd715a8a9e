using AngleSharp.Dom;

namespace Gongwen.Ingest;

/// <summary>The attributes of an element that say how it shows, read in one pass.</summary>
internal readonly record struct ElementAttributes(
    InlineStyle Style, string? Link, string? Id, string? Classes, bool IsHidden, string? Image, string? Alternative)
{
    public static ElementAttributes Of(IElement element)
    {
        var attributes = element.Attributes;
        var read = default(ElementAttributes);
        for (var i = 0; i < attributes.Length; i++)
        {
            var attribute = attributes[i]!;
            read = attribute.Name switch
            {
                "style" => read with { Style = InlineStyle.Read(attribute.Value) },
                "href" => read with { Link = attribute.Value },
                "id" => read with { Id = attribute.Value },
                "class" => read with { Classes = attribute.Value },
                "src" => read with { Image = attribute.Value },
                "alt" => read with { Alternative = attribute.Value },
                "hidden" => read with { IsHidden = true },
                _ => read,
            };
        }

        return read;
    }
}
