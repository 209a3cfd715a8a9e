using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Gongwen.Ingest;

/// <summary>Reads plain text as lines; the decoder has made line ends of every kind <c>\n</c>.</summary>
internal static partial class PlainTextReader
{
    /// <summary>Text without layout: every line is a paragraph. Tags that a dump left in it are taken out.</summary>
    public static PageText Read(SourceText text)
    {
        var tags = LeftoverMarkup.Find(text.Text).Select(t => new Edit(t.Span, t.BreaksLine ? "\n" : "")).ToList();
        var clean = text.Apply(tags);
        clean = clean.Apply(Breaks(clean.Text));
        return new PageText
        {
            Source = clean,
            Lines = Lines(clean.Text),
            Repairs = PendingRepair.Of("markup", text, tags),
        };
    }

    // - [汇总表.docx](/files/1.docx): dumps of pages keep their links as Markdown does.
    private static ImmutableArray<PageLine> Lines(string text)
    {
        var lines = ImmutableArray.CreateBuilder<PageLine>();
        var hasLinks = text.Contains("](", StringComparison.Ordinal);
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan()[range];
            lines.Add(hasLinks && FileLink().IsMatch(line) ? PageLine.Plain with { LinkLength = line.Length, LinksToFile = true } : PageLine.Plain);
        }

        return lines.ToImmutable();
    }

    // Word's line breaks, and the page breaks of a copy from PDF: those beside a line end say no more than it.
    private static List<Edit> Breaks(string text)
    {
        var edits = new List<Edit>();
        for (var i = 0; text.AsSpan(i).IndexOfAny('\v', '\f') is var next and >= 0; i++)
        {
            i += next;
            var isBesideLineEnd = text[i] == '\f' && ((i > 0 && text[i - 1] == '\n') || (i + 1 < text.Length && text[i + 1] == '\n'));
            edits.Add(new Edit(new TextSpan(i, 1), isBesideLineEnd ? "" : "\n"));
        }

        return edits;
    }

    /// <summary>Text whose characters are their own address.</summary>
    public static SourceText Unmapped(string text)
    {
        var map = new OffsetMap.Builder();
        map.AppendEven(text.Length, 0, 1);
        return new SourceText(text, map.Build());
    }

    [GeneratedRegex(@"^\s*[-*•]?\s*\[[^\]]+\.(?i:docx?|wps|wpt|rtf|pdf|ofd|ceb|xlsx?|et|csv|pptx?|dps|zip|rar|7z)\]\([^()]+\)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex FileLink();
}
