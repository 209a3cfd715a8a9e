using AngleSharp.Dom;

namespace Gongwen.Ingest;

/// <summary>The attributes of an element that say how it shows, read in one pass.</summary>
internal readonly record struct ElementAttributes(
    InlineStyle Style, string? Link, string? Id, string? Classes, bool IsHidden, string? Image, string? Alternative)
{
    public static ElementAttributes Of(IElement element)
    {
        var attributes = element.Attributes;
        string? style = null, link = null, id = null, classes = null, image = null, alternative = null;
        var hidden = false;
        for (var i = 0; i < attributes.Length; i++)
        {
            var attribute = attributes[i]!;
            switch (attribute.Name)
            {
                case "style": style = attribute.Value; break;
                case "href": link = attribute.Value; break;
                case "id": id = attribute.Value; break;
                case "class": classes = attribute.Value; break;
                case "src": image = attribute.Value; break;
                case "alt": alternative = attribute.Value; break;
                case "hidden": hidden = true; break;
                default: break;
            }
        }

        return new ElementAttributes(style is null ? default : InlineStyle.Read(style), link, id, classes, hidden, image, alternative);
    }
}
