namespace Gongwen.Ingest;

/// <summary>Reads HTML as the lines people see.</summary>
internal static class HtmlReader
{
    public static PageText Read(string html) => PlainTextReader.Read(PlainTextReader.Unmapped(html));
}
