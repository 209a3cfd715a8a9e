using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Reads everything that a page says of the notice in it: facts, attachments, images.</summary>
/// <param name="lines">The page.</param>
/// <param name="rules">What is known of pages.</param>
/// <param name="fields">Reads labelled fields.</param>
/// <param name="uri">Where the page came from.</param>
internal sealed class PageReader(PageLines lines, PageRules rules, FieldReader fields, string uri)
{
    /// <summary>The code of the issue that a notice is images and no text.</summary>
    public const string ImagesOnly = "images-only";

    /// <summary>The metadata of the page, and what is wrong with it.</summary>
    /// <param name="masthead">What stands above the notice.</param>
    /// <param name="kept">The lines of the notice.</param>
    /// <param name="titles">What the head calls it.</param>
    /// <param name="isNotice">Whether those lines read like a notice.</param>
    public (PageMetadata Page, ImmutableArray<Issue> Issues) Read(Masthead masthead, ImmutableArray<int> kept, HeadTitles titles, bool isNotice)
    {
        var notice = kept.IsEmpty ? new LineRange(lines.Count, lines.Count) : new LineRange(kept[0], kept[^1] + 1);
        var (facts, issues) = new PageFactReader(lines, rules, fields).Read(masthead, Body(masthead, notice), titles, isNotice);
        var addresses = PageAddresses.Of(lines.Page, facts.GetValueOrDefault(PageField.Url)?.Value, uri);
        var finder = new ImageFinder(lines, rules, addresses);
        var instead = finder.InsteadOfText(masthead, kept, titles);
        var page = new PageMetadata
        {
            Facts = facts,
            Attachments = isNotice || !instead.IsEmpty ? new FileLinkFinder(lines, rules, addresses).Find(Body(masthead, notice)) : [],
            Images = isNotice ? finder.InText(masthead, kept) : instead,
        };
        return (page, instead.IsEmpty ? issues : issues.Add(Said(instead.Length)));
    }

    // Below the headline, which a bar or a table may part from the text; an image-only notice may have no line of its own, and attachments all the same.
    private static LineRange Body(Masthead masthead, LineRange notice) => notice with { Start = Math.Min(masthead.Start, notice.End) };

    private static Issue Said(int count) =>
        new(ImagesOnly, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The notice is {count} image(s) and no text; the page names them."));
}
