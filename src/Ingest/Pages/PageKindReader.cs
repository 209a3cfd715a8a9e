using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Says what a page is, by the words and the make-up of it.</summary>
/// <param name="lines">The page.</param>
/// <param name="rules">The words that pages other than notices show.</param>
/// <param name="titles">What its head calls it.</param>
internal sealed class PageKindReader(PageLines lines, PageRules rules, HeadTitles titles)
{
    // Less running text than any notice has, without and with a headline above a bar.
    private const int ShortestNotice = 60;
    private const int ShortestAnnounced = 40;

    // A page that says 404 or 密码 in the midst of more text is about something else.
    private const int LongestMessage = 600;

    // A menu's entries are shorter than the titles of other pages.
    private const int ShortestEntry = 8;
    private const int FewestEntries = 5;

    // A home page has more, and then the headline above a date is the one of a box in it.
    private const int ManyEntries = 40;

    private static readonly ImmutableArray<PageKind> Told = [PageKind.Error, PageKind.Redirect, PageKind.Login, PageKind.Scripted];

    /// <summary>The kind of the page, of which <paramref name="kept"/> would be the notice.</summary>
    public PageKind Read(Masthead masthead, ImmutableArray<int> kept)
    {
        if (IsNotice(masthead, kept))
        {
            return PageKind.Notice;
        }

        return !lines.IsHtml ? PageKind.Other
            : ToldKind() ?? (IsRefresh() ? PageKind.Redirect
            : IsPictured(masthead, kept) ? PageKind.Images
            : Entries(0, lines.Count) >= FewestEntries ? PageKind.List
            : PlainLength() >= LongestMessage ? PageKind.Other
            : Holds("frameset", "iframe") ? PageKind.Frames
            : lines.Text.Length == 0 && Holds("script") ? PageKind.Scripted
            : TextLength(kept) < ShortestNotice ? PageKind.Empty
            : PageKind.Other);
    }

    // A page is believed to show an article if it shows its headline or bar; else only several paragraphs make one.
    private bool IsNotice(Masthead masthead, ImmutableArray<int> kept)
    {
        var length = TextLength(kept);
        if (!lines.IsHtml)
        {
            return length >= ShortestNotice;
        }

        var openings = kept.Count(lines.IsOpening);
        var tabled = kept.Any(i => lines.Page.Lines[i].Kind == BlockKind.TableCell);
        if (IsAnnounced(masthead))
        {
            return length >= ShortestAnnounced && (openings > 0 || tabled || kept.Any(lines.IsAttachment));
        }

        var menus = kept.Count(i => lines.IsLink(i) && !lines.IsAttachment(i));
        return length >= ShortestNotice && (openings > 2 || (tabled && IsHeadline(masthead.Headline))) && menus * 4 < kept.Length;
    }

    private bool IsAnnounced(Masthead masthead) =>
        !masthead.Bar.IsEmpty && !masthead.Headline.IsEmpty && (IsHeadline(masthead.Headline) || Entries(0, lines.Count) < ManyEntries);

    private bool IsHeadline(LineRange headline) =>
        !headline.IsEmpty && (lines.Is(headline.Start, LineRole.Title) || titles.Likeness(lines.Between(headline)) > 0);

    private int TextLength(ImmutableArray<int> kept) => kept.Sum(i => lines.IsLink(i) ? 0 : lines[i].Trim().Length);

    // Whatever the page says of itself, in its title or in its few lines.
    private PageKind? ToldKind()
    {
        var isShort = PlainLength() < LongestMessage && Entries(0, lines.Count) < FewestEntries;
        foreach (var kind in Told)
        {
            if ((titles.Page is { } title && rules.IsKind(kind, title)) || (isShort && Enumerable.Range(0, lines.Count).Any(i => rules.IsKind(kind, lines[i].Trim()))))
            {
                return kind;
            }
        }

        return null;
    }

    private int PlainLength()
    {
        var length = 0;
        for (var line = 0; line < lines.Count; line++)
        {
            length += lines.IsLink(line) || lines.Is(line, LineRole.Foot) ? 0 : lines[line].Length;
        }

        return length;
    }

    private int Entries(int start, int end)
    {
        var entries = 0;
        for (var line = start; line < end; line++)
        {
            var isEntry = lines.IsLink(line) ? !lines.Page.Lines[line].LinksToFile : IsDated(line);
            entries += isEntry && lines[line].Length >= ShortestEntry ? 1 : 0;
        }

        return entries;
    }

    // Lists whose entries a script makes links have no links; a date beside each they have.
    private bool IsDated(int line) =>
        !lines.IsProse(line) && !PageDate.IsAlone(lines[line])
        && ((line > 0 && PageDate.IsAlone(lines[line - 1])) || (line + 1 < lines.Count && PageDate.IsAlone(lines[line + 1])));

    private bool IsRefresh() =>
        PlainLength() < LongestMessage && lines.Page.Head.Any(h => h.Key.Equals("refresh", StringComparison.OrdinalIgnoreCase) && h.Value.Contains("url", StringComparison.OrdinalIgnoreCase));

    private bool Holds(params ReadOnlySpan<string> names)
    {
        foreach (var element in lines.Page.Elements!.Entries)
        {
            if (names.Contains(element.Name))
            {
                return true;
            }
        }

        return false;
    }

    // Pictures between the headline and what comes behind the notice; icons of the page are none.
    private bool IsPictured(Masthead masthead, ImmutableArray<int> kept)
    {
        var end = Math.Max(masthead.Start, kept.IsEmpty ? 0 : kept[^1] + 1);
        return IsHeadline(masthead.Headline) && TextLength(kept) < ShortestNotice + (masthead.Headline.End - masthead.Headline.Start)
            && lines.Page.Images.Any(i => masthead.Headline.End <= i.Line && i.Line <= end && !rules.IsIcon(i.Target));
    }
}
