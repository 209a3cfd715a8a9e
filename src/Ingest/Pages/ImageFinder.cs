using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Finds the images that stand in a notice, those of the page around it left out.</summary>
internal sealed class ImageFinder(PageLines lines, PageRules rules, PageAddresses addresses)
{
    private const int MostImages = 200;
    private const int LongestWords = 300;

    // A notice of which this much stands as text is no mere image; a title and a caption are less.
    private const int LeastText = 40;

    /// <summary>The images in the lines of <paramref name="body"/>, and right behind them, down to the page's own lines.</summary>
    public ImmutableArray<PageImage> Find(LineRange body)
    {
        var end = EndOf(body);
        return
        [
            .. lines.Page.Images.Where(i => body.Start <= i.Line && i.Line <= end && !IsOfPage(i)).Select(Read)
                .DistinctBy(i => i.Link, StringComparer.Ordinal).Take(MostImages),
        ];
    }

    /// <summary>Whether <paramref name="images"/> are all that there is of a notice.</summary>
    public static bool IsAllOf(PageLines lines, Masthead masthead, ImmutableArray<int> kept, ImmutableArray<PageImage> images) =>
        !images.IsEmpty && !(masthead.Headline.IsEmpty && masthead.Bar.IsEmpty)
        && kept.Where(i => !masthead.Headline.Contains(i) && !lines.IsLink(i) && !lines.Is(i, LineRole.Title)).Sum(i => lines[i].Trim().Length) < LeastText;

    // An image stands before the line that follows it.
    private int EndOf(LineRange body)
    {
        var line = body.End;
        while (line < lines.Count && lines.IsBlank(line))
        {
            line++;
        }

        return line;
    }

    private bool IsOfPage(PageLink image) =>
        image.Target.Length == 0 || rules.ChromeImage.IsMatch(Short(image.Target)) || rules.ChromeImage.IsMatch("alt " + image.Text);

    private PageImage Read(PageLink image)
    {
        var link = Short(image.Target);
        var words = image.Text?.Trim();
        return new PageImage(link, addresses.Resolve(link), words is { Length: > 0 and < LongestWords } ? words : null);
    }

    // data:image/png;base64,… may be as long as the page.
    private static string Short(string target) =>
        target.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && target.IndexOf(',') is >= 0 and var comma ? target[..comma] : target.Trim();
}
