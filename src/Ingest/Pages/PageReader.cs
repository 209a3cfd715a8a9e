using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Reads everything that a page says of the notice in it: facts, attachments, images.</summary>
internal sealed class PageReader(PageLines lines, PageRules rules, FieldReader fields)
{
    /// <summary>The metadata of the page, and what is wrong with it.</summary>
    /// <param name="masthead">What stands above the notice.</param>
    /// <param name="kept">The lines of the notice.</param>
    /// <param name="titles">What the head calls it.</param>
    /// <param name="uri">Where the page came from.</param>
    public (PageMetadata Page, ImmutableArray<Issue> Issues) Read(Masthead masthead, ImmutableArray<int> kept, HeadTitles titles, string uri)
    {
        var notice = kept.IsEmpty ? new LineRange(lines.Count, lines.Count) : new LineRange(kept[0], kept[^1] + 1);
        var (facts, issues) = new PageFactReader(lines, rules, fields).Read(masthead, notice, titles);
        var addresses = PageAddresses.Of(lines.Page, facts.GetValueOrDefault(PageField.Url)?.Value, uri);
        var body = kept.IsEmpty ? notice with { Start = Math.Min(masthead.Start, lines.Count) } : notice;
        var images = new ImageFinder(lines, rules, addresses).Find(body);
        var page = new PageMetadata
        {
            Facts = facts,
            Attachments = new FileLinkFinder(lines, rules, addresses).Find(body),
            Images = images,
        };
        return (page, ImageFinder.IsAllOf(lines, masthead, kept, images)
            ? issues.Add(new Issue("images-only", $"The notice is {images.Length} image(s) without text: see page.images."))
            : issues);
    }
}
