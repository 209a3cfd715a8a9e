using AngleSharp.Html.Dom;

namespace Gongwen.Ingest;

/// <summary>Reads HTML as the lines people see.</summary>
internal static class HtmlReader
{
    public static PageText Read(string html)
    {
        using var document = PageParser.Parse(html);
        return Read(document);
    }

    public static PageText Read(IHtmlDocument document) => PageWalk.Read(document);
}
