using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Cuts the notice out of its page: drops site chrome, keeps what the page says of the notice as metadata.</summary>
internal sealed class NoticeCutter(RuleTables rules)
{
    /// <summary>The issue of a page without a notice; the one behind it says what the page is.</summary>
    public const string NoNotice = "no-notice";

    /// <summary>The issue of a page that shows the titles of other pages.</summary>
    public const string PageList = "page-list";

    // Attachments stand at the end; further up no counter is looked for.
    private const int MostAttachments = 40;

    private static readonly ImmutableArray<PageField> OfNotice =
        [PageField.Headline, PageField.PublishedDate, PageField.WrittenDate, PageField.ContentSource, PageField.DocumentNumber, PageField.Publisher];

    private readonly PageRules _rules = new(rules);

    /// <summary>The notice of <paramref name="page"/>, whose text is repaired and simplified already.</summary>
    public Article Cut(PageText page, DocumentSource source)
    {
        var lines = new PageLines(page, _rules);
        if (page.StandsAlone)
        {
            return Whole(lines, source);
        }

        var fields = new FieldReader(_rules);
        var titles = new HeadTitles(page, _rules);
        var body = BodyFinder.Find(lines, _rules, titles);
        var bars = new BarReader(lines, fields);
        var masthead = new MastheadReader(lines, bars, titles).Read(body);
        var end = new NoticeEnd(lines);
        ImmutableArray<int> whole = [.. end.Find(masthead.Start, body.End)];
        var kind = new PageKindReader(lines, _rules, titles).Read(masthead, WithHeadline(lines, masthead, whole));
        var (notice, aside) = kind == PageKind.Notice ? new CopyFinder(lines, bars.IsBar).Best(whole) : (whole, CopyAside.None);
        notice = aside.HasFlag(CopyAside.Later) && !notice.IsEmpty ? [.. end.Find(notice[0], notice[^1] + 1)] : notice; // what stood between the copies
        var kept = Shown(lines, kind, WithHeadline(lines, masthead, notice), masthead.Headline);
        var article = new ArticleBuilder(lines, source).Build(
            [.. kept.Select((line, i) => Trim(lines, line, i == 0, Tail(lines, end, line, kept.Length - i)))], masthead.Headline);
        var (stated, issues) = new PageReader(lines, _rules, fields, source.Uri).Read(masthead, kept, titles, kind == PageKind.Notice);
        kind = issues.Any(i => i.Code == PageReader.ImagesOnly) ? PageKind.Notice : kind;
        return ShowsOther(kind)
            ? article with { Page = OfPageItself(stated, titles), Issues = [.. Issues(kind, aside)] }
            : article with { Page = stated, Issues = [.. Issues(kind, aside), .. issues] };
    }

    // Of a document by itself nothing is cut but a second copy.
    private Article Whole(PageLines lines, DocumentSource source)
    {
        var (kept, aside) = new CopyFinder(lines, _ => false).Best([.. Enumerable.Range(0, lines.Count).Where(i => !lines.IsBlank(i))]);
        var kind = new PageKindReader(lines, _rules, new HeadTitles(lines.Page, _rules)).Read(new Masthead(default, [], 0, KeepsHeadline: false), kept);
        return new ArticleBuilder(lines, source).Build([.. kept.Select(line => new KeptLine(line, lines.SpanOf(line)))], default) with
        {
            Issues = [.. Issues(kind, aside)],
        };
    }

    private static bool ShowsOther(PageKind kind) => kind is PageKind.List or PageKind.Error or PageKind.Login or PageKind.Redirect;

    // A headline or a date that such a page shows is that of another.
    private static PageMetadata OfPageItself(PageMetadata stated, HeadTitles titles)
    {
        var facts = stated.Facts.RemoveRange(OfNotice);
        return new PageMetadata { Facts = titles.Page is { Length: > 0 } title ? facts.Add(PageField.Headline, new PageFact(title, "title", null)) : facts };
    }

    // What a page says in place of a notice must not be read for facts; of a shell only its headline is known.
    private static ImmutableArray<int> Shown(PageLines lines, PageKind kind, ImmutableArray<int> kept, LineRange headline) => kind switch
    {
        PageKind.Error or PageKind.Login or PageKind.Redirect => [],
        PageKind.Frames or PageKind.Images or PageKind.Scripted => [.. Enumerable.Range(headline.Start, headline.End - headline.Start)],
        PageKind.Empty => [.. kept.Where(i => !lines.Is(i, LineRole.End) && !lines.Is(i, LineRole.Foot))],
        _ => kept,
    };

    // A copy that was taken in place of an earlier one may begin with the headline itself.
    private static ImmutableArray<int> WithHeadline(PageLines lines, Masthead masthead, ImmutableArray<int> notice)
    {
        var headline = masthead.KeepsHeadline ? masthead.Headline : default;
        return !headline.IsEmpty && !notice.IsEmpty && HeadTitles.Letters(lines.Between(headline)) == HeadTitles.Letters(lines[notice[0]].ToString())
            ? notice
            : [.. Enumerable.Range(headline.Start, headline.End - headline.Start).Where(i => !lines.IsBlank(i)), .. notice];
    }

    // Menus glued to the front of the first line, and what Tail finds at the end of a line.
    private static KeptLine Trim(PageLines lines, int line, bool isFirst, int? tail)
    {
        var span = lines.SpanOf(line);
        var start = isFirst && lines.Match(line, LineRole.Prefix) is { } prefix && prefix.Length < lines[line].TrimEnd().Length ? prefix.Length : 0;
        return new KeptLine(line, TextSpan.Between(span.Start + start, span.Start + Math.Max(start, tail ?? span.Length)));
    }

    // A footer glued to the last line, a download counter behind the name of a file.
    private static int? Tail(PageLines lines, NoticeEnd end, int line, int fromEnd) =>
        (fromEnd == 1 ? end.GluedFooter(line) : null)
        ?? (fromEnd <= MostAttachments && (lines.Page.Lines[line].LinkLength > 0 || !lines.IsHtml) && lines.IsAttachment(line)
            ? lines.Match(line, LineRole.Counter)?.Start
            : null);

    private static IEnumerable<Issue> Issues(PageKind kind, CopyAside aside)
    {
        if (aside != CopyAside.None)
        {
            yield return new Issue("second-copy", $"The page shows the text more than once; the {Place(aside)} copy was left aside.");
        }

        if (kind != PageKind.Notice)
        {
            yield return new Issue(NoNotice, "The page carries no text that reads like a notice.");
            yield return Issue(kind);
        }
    }

    private static string Place(CopyAside aside) => aside switch
    {
        CopyAside.Later => "later",
        CopyAside.Earlier => "earlier",
        _ => "earlier and the later",
    };

    private static Issue Issue(PageKind kind) => kind switch
    {
        PageKind.List => new(PageList, "The page lists other pages."),
        PageKind.Error => new("page-error", "The page says that it could not be shown."),
        PageKind.Login => new("page-login", "The page asks for a name and a password."),
        PageKind.Redirect => new("page-redirect", "The page only leads on to another."),
        PageKind.Frames => new("page-frames", "What the page shows stands in frames, which are pages of their own."),
        PageKind.Scripted => new("page-scripted", "The text of the page would be brought by a script."),
        PageKind.Images => new("page-images", "The notice stands in pictures under its headline."),
        PageKind.Empty => new("page-empty", "The page shows hardly any text."),
        _ => new("page-other", "The page shows a form, a directory or a text too short to tell."),
    };
}
