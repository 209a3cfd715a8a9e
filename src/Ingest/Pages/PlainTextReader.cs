namespace Gongwen.Ingest;

/// <summary>Reads plain text as lines; line ends of every kind become <c>\n</c>.</summary>
internal static class PlainTextReader
{
    public static PageText Read(SourceText text) => new()
    {
        Source = text,
        Lines = [.. Enumerable.Repeat(PageLine.Plain, text.Text.Count(c => c == '\n') + 1)],
    };

    public static SourceText Unmapped(string text)
    {
        var map = new OffsetMap.Builder();
        map.Append(text.Length, new SourceSpan(0, text.Length));
        return new SourceText(text, map.Build());
    }
}
