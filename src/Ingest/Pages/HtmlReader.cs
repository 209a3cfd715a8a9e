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

    public static PageText Read(IHtmlDocument document) => PageWalk.Read(document) with { Head = HeadReader.Read(document) };
}
