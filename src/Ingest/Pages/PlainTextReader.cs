using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Reads plain text as lines; the decoder has made line ends of every kind <c>\n</c>.</summary>
internal static class PlainTextReader
{
    /// <summary>Text without layout: every line is a paragraph.</summary>
    public static PageText Read(SourceText text) => new()
    {
        Source = text,
        Lines = ImmutableArray.CreateRange(Enumerable.Repeat(PageLine.Plain, text.Text.AsSpan().Count('\n') + 1)),
    };

    /// <summary>Text whose characters are their own address.</summary>
    public static SourceText Unmapped(string text)
    {
        var map = new OffsetMap.Builder();
        map.AppendEven(text.Length, 0, 1);
        return new SourceText(text, map.Build());
    }
}
