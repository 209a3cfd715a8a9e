using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Finds the images that stand in a notice, those of the page around it left out.</summary>
internal sealed class ImageFinder(PageLines lines, PageRules rules, PageAddresses addresses)
{
    private const int MostImages = 200;
    private const int LongestWords = 300;

    // A notice of which this much stands as text is no mere image; a title and a caption are less.
    private const int LeastText = 40;

    /// <summary>The images of a notice that stands as text: those in the element that holds its lines.</summary>
    public ImmutableArray<PageImage> InText(Masthead masthead, ImmutableArray<int> kept)
    {
        var text = kept.Where(i => !masthead.Headline.Contains(i)).ToList();
        if (text.Count == 0 || lines.Page.Elements is not { } elements)
        {
            return [];
        }

        var container = Container(elements.Entries, lines.Page.Lines[text[0]].Element, lines.Page.Lines[text[^1]].Element);
        var end = EndOf(elements.Entries, container);
        return Read(lines.Page.Images.Where(i => i.Line >= text[0] && container <= i.Element && i.Element < end));
    }

    /// <summary>The images of a notice that is nothing else: those between what announces it and the next lines of the page.</summary>
    /// <returns>None when there is such text that it is no mere image, or the page announces no notice.</returns>
    public ImmutableArray<PageImage> InsteadOfText(Masthead masthead, ImmutableArray<int> kept, HeadTitles titles)
    {
        if (!IsAnnounced(masthead, titles) || kept.Where(i => IsText(i, masthead)).Sum(i => lines[i].Trim().Length) >= LeastText)
        {
            return [];
        }

        var start = Math.Max(masthead.Headline.End, masthead.Bar.IsEmpty ? 0 : masthead.Bar[^1] + 1);
        var end = start;
        while (end < lines.Count && !lines.IsLink(end) && !lines.Is(end, LineRole.End) && !lines.Is(end, LineRole.Foot))
        {
            end++;
        }

        return Read(lines.Page.Images.Where(i => start <= i.Line && i.Line <= end));
    }

    private bool IsAnnounced(Masthead masthead, HeadTitles titles) =>
        lines.IsHtml && (!masthead.Bar.IsEmpty || masthead.Headline.Lines.Any(i => titles.Likeness(lines[i].ToString()) > 0));

    private bool IsText(int line, Masthead masthead) =>
        !masthead.Headline.Contains(line) && !masthead.Bar.Contains(line) && !lines.IsLink(line) && !lines.Is(line, LineRole.Title);

    private ImmutableArray<PageImage> Read(IEnumerable<PageLink> images) =>
        [.. images.Where(i => !IsOfPage(i)).Take(MostImages).Select(Read).DistinctBy(i => i.Link, StringComparer.Ordinal)];

    private PageImage Read(PageLink image)
    {
        var link = Short(image.Target);
        var words = image.Text?.Trim();
        return new PageImage(link, addresses.Resolve(link), words is { Length: > 0 and < LongestWords } ? words : null);
    }

    private bool IsOfPage(PageLink image) =>
        string.IsNullOrWhiteSpace(image.Target) || rules.ChromeImage.IsMatch(Short(image.Target))
        || (image.Text is { Length: < LongestWords } words && rules.ChromeImage.IsMatch(words));

    // data:image/png;base64,… may be as long as the page.
    private static string Short(string target) =>
        target.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && target.IndexOf(',', StringComparison.Ordinal) is >= 0 and var comma
            ? target[..comma]
            : target.Trim();

    // The smallest element around both, and not a mere paragraph of several. Ancestors stand before their descendants.
    private static int Container(ImmutableArray<ElementIndex.Entry> elements, int first, int last)
    {
        while (first != last)
        {
            (first, last) = first > last ? (elements[first].Parent, last) : (first, elements[last].Parent);
        }

        while (first > 0 && elements[first].Name is "p" or "span" or "li" or "td" or "tr" or "h1" or "h2" or "h3" or "h4")
        {
            first = elements[first].Parent;
        }

        return Math.Max(0, first);
    }

    private static int EndOf(ImmutableArray<ElementIndex.Entry> elements, int container)
    {
        var end = container + 1;
        while (end < elements.Length && elements[end].Parent >= container)
        {
            end++;
        }

        return end;
    }
}
