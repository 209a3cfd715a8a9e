using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Cuts the notice out of its page: drops site chrome, keeps what the page says of the notice as metadata.</summary>
internal sealed class NoticeCutter(RuleTables rules)
{
    // Less running text than any notice has.
    private const int ShortestNotice = 60;

    // Attachments stand at the end; further up no counter is looked for.
    private const int MostAttachments = 40;

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
        var masthead = new MastheadReader(lines, new BarReader(lines, fields), titles).Read(body);
        var end = new NoticeEnd(lines);
        var notice = end.Find(masthead.Start, body.End).ToImmutableArray();
        var copy = CopyFinder.Find(lines, notice);
        var kept = Kept(lines, masthead, copy is null ? notice : [.. notice.Where(i => i < copy)]);
        var article = new ArticleBuilder(lines, source).Build(
            [.. kept.Select((line, i) => Trim(lines, line, i == 0, Tail(lines, end, line, kept.Length - i)))], masthead.Headline);
        var isNotice = IsNotice(lines, masthead, kept);
        var (stated, issues) = new PageReader(lines, _rules, fields, source.Uri).Read(masthead, kept, titles, isNotice);
        return article with { Page = stated, Issues = [.. Issues(isNotice, copy), .. issues] };
    }

    // Of a document by itself nothing is cut but a second copy.
    private static Article Whole(PageLines lines, DocumentSource source)
    {
        var notice = Enumerable.Range(0, lines.Count).Where(i => !lines.IsBlank(i)).ToImmutableArray();
        var copy = CopyFinder.Find(lines, notice);
        ImmutableArray<int> kept = copy is null ? notice : [.. notice.Where(i => i < copy)];
        return new ArticleBuilder(lines, source).Build([.. kept.Select(line => new KeptLine(line, lines.SpanOf(line)))], default) with
        {
            Issues = [.. Issues(IsNotice(lines, new Masthead(default, [], 0, KeepsHeadline: false), kept), copy)],
        };
    }

    private static ImmutableArray<int> Kept(PageLines lines, Masthead masthead, ImmutableArray<int> notice)
    {
        var headline = masthead.KeepsHeadline ? masthead.Headline : default;
        return [.. Enumerable.Range(headline.Start, headline.End - headline.Start).Where(i => !lines.IsBlank(i)), .. notice];
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
        ?? (fromEnd <= MostAttachments && lines.Page.Lines[line].LinkLength > 0 && lines.IsAttachment(line)
            ? lines.Match(line, LineRole.Counter)?.Start
            : null);

    private static IEnumerable<Issue> Issues(bool isNotice, int? copy)
    {
        if (copy is not null)
        {
            yield return new Issue("second-copy", "A second copy of the text stands behind it and was left aside.");
        }

        if (!isNotice)
        {
            yield return new Issue("no-notice", "The page carries no text that reads like a notice: a list, a home page or a form.");
        }
    }

    // A page is believed to show an article if it shows its headline or bar; else only several paragraphs make one.
    private static bool IsNotice(PageLines lines, Masthead masthead, ImmutableArray<int> kept)
    {
        var length = kept.Sum(i => lines.IsLink(i) ? 0 : lines[i].Trim().Length);
        var openings = kept.Count(lines.IsOpening);
        var cells = kept.Any(i => lines.Page.Lines[i].Kind == BlockKind.TableCell);
        var announced = !masthead.Bar.IsEmpty && !masthead.Headline.IsEmpty;
        var menus = kept.Count(i => lines.IsLink(i) && !lines.Page.Lines[i].LinksToFile);
        return length >= ShortestNotice && (!lines.IsHtml || (announced ? openings > 0 || cells : openings > 2 && menus * 4 < kept.Length));
    }
}
