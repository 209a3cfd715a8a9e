using System.Collections.Immutable;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Gongwen.Ingest;

/// <summary>Reads HTML as the lines people see.</summary>
internal static class HtmlReader
{
    public static PageText Read(string html)
    {
        using var document = new HtmlParser().ParseDocument(html);
        return Read(document);
    }

    public static PageText Read(IHtmlDocument document) => PageWalk.Read(document) with { Head = Head(document) };

    // Elements by name and not by position: pages put meta elements and titles into the body too.
    private static ImmutableArray<KeyValuePair<string, string>> Head(IHtmlDocument document)
    {
        var facts = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        if (document.QuerySelector("title") is { } title)
        {
            facts.Add(new("title", title.TextContent.Trim()));
        }

        foreach (var meta in document.GetElementsByTagName("meta"))
        {
            var name = meta.GetAttribute("name") ?? meta.GetAttribute("property") ?? meta.GetAttribute("http-equiv");
            var content = meta.GetAttribute("content")?.Trim();
            if (!string.IsNullOrWhiteSpace(name) && !string.IsNullOrEmpty(content))
            {
                facts.Add(new(name.Trim(), content));
            }
        }

        return facts.ToImmutable();
    }
}
