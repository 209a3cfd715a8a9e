using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gongwen.Ingest;
using NodaTime;
using NodaTime.Text;

namespace Gongwen.Extract;

/// <summary>Reads what a notice says. Pure and safe from many threads: the same article and rules give the same document.</summary>
public sealed partial class Extractor(RuleTables rules)
{
    private const int CampaignParagraphs = 3;

    private readonly LineReader _lines = new(rules);
    private readonly PageTitle _pageTitle = new(rules);
    private readonly FrameReader _frames = new(rules);
    private readonly MarkingReader _markings = new(rules);
    private readonly EffectReader _effects = new(rules);
    private readonly ContactReader _contacts = new(rules);
    private readonly OutlineReader _outlines = new(rules);
    private readonly CampaignReader _campaigns = new(rules);
    private readonly AssignmentReader _assignments = new(rules);
    private readonly DateFinder _dates = new(new DateWords(rules));
    private readonly PhaseReader _phases = new(rules, new DateFinder(new DateWords(rules)));
    private readonly DeadlineReader _deadlines = new(rules);
    private readonly RecurrenceReader _recurrences = new(rules);
    private readonly MeasureReader _measures = new(rules);
    private readonly CitationReader _citations = new(rules);
    private readonly Calibration _calibration = new(rules);

    /// <summary>An extractor with the built-in rules.</summary>
    public static Extractor Default { get; } = new(RuleTables.Load(typeof(Extractor).Assembly));

    /// <summary>The rules it reads by.</summary>
    public RuleTables Rules { get; } = rules;

    /// <summary>Reads <paramref name="article"/>.</summary>
    /// <returns>Always a document; what could not be read, or looks wrong, is among its issues.</returns>
    public OfficialDocument Extract(Article article) => Extract(article, document => document);

    /// <summary>Reads <paramref name="article"/> and lets the facts be corrected before they are put together and checked.</summary>
    /// <param name="article">The article.</param>
    /// <param name="correct">Gives the corrected document; tasks and issues are made of what it gives.</param>
    public OfficialDocument Extract(Article article, Func<OfficialDocument, OfficialDocument> correct)
    {
        var text = article.Text;
        var lines = _lines.Read(article);
        var frame = PageTitle.IsList(article) ? _frames.Read(text, lines).WithoutElements() : _frames.Read(text, lines);
        var title = _pageTitle.Settle(frame.Title, article);
        var sections = _outlines.Read(text, lines, frame);
        var body = Enumerable.Range(0, lines.Length).Where(frame.InBody).Select(i => lines[i].Span).ToImmutableArray();
        var published = PageFact(article.Page.PublishedDate);
        var reading = new Reading
        {
            Text = text,
            Lines = lines,
            Tables = article.Tables,
            Body = body.IsEmpty ? new TextSpan(0, text.Length) : TextSpan.Between(body[0].Start, body[^1].End),
            Sections = sections,
            Title = title?.Value,
            Date = NearestDate(frame, PageFact(article.Page.WrittenDate) ?? published),
        };
        var dates = new YearEvidence(reading, _dates);
        var phases = _phases.Read(reading, dates);
        var recurrences = _recurrences.Read(reading);
        var others = phases.Select(p => p.Phase.Evidence).Concat(recurrences.Select(r => r.Evidence)).Select(e => e.Span).OfType<TextSpan>();
        var deadlines = _deadlines.Read(reading, dates, others);
        var assignments = _assignments.Read(reading);
        var (effective, expiry) = _effects.Read(text, frame.DocumentDate);
        var document = correct(RowDeadlines.Settle(reading, _calibration.Settle(new OfficialDocument
        {
            Text = text,
            Title = title,
            DocumentNumber = frame.DocumentNumber ?? Number(article.Page.DocumentNumber),
            DocumentKind = KindOf(title),
            SecurityLevel = _markings.Read("security", text, lines),
            Urgency = _markings.Read("urgency", text, lines),
            Signatory = _markings.Read("signatory", text, lines),
            SigningAuthorities = frame.SigningAuthorities,
            MainRecipients = frame.MainRecipients,
            DocumentDate = frame.DocumentDate,
            EffectiveDate = effective,
            ExpiryDate = expiry,
            PublishedDate = published,
            PrintingOffice = frame.PrintingOffice,
            PrintDate = frame.PrintDate,
            CopyRecipients = frame.CopyRecipients,
            Attachments = frame.Attachments,
            Remark = _markings.Read("remark", text, lines),
            Contacts = _contacts.Read(text),
            Campaign = _campaigns.Read(text, title ?? frame.CarriedTitle, Organs(frame), body.Take(CampaignParagraphs)),
            Sections = sections,
            Assignments = assignments.Assignments,
            Phases = [.. phases.Select(p => p.Phase)],
            Deadlines = deadlines.Settled,
            Recurrences = recurrences,
            Measures = _measures.Read(reading),
            Citations = _citations.Read(reading, [title?.Value, .. Own(frame)]),
            FirstLine = Bound(article, first: true),
            LastLine = Bound(article, first: false),
        })));
        return document with
        {
            Tasks = TaskLedger.Of(reading, document),
            Issues = [.. UnresolvedDates.In(document.Text, phases, deadlines), .. Consistency.Check(document, phases, assignments.WithoutTask)],
        };
    }

    private Fact<string>? KindOf(Fact<string>? title) =>
        title is not null && Rules["kinds"].First(title.Value.AsSpan().TrimEnd('》')) is { } row
            ? new Fact<string>(row["kind"], title.Evidence with { Rule = row.Id })
            : null;

    private static Fact<string>? Bound(Article article, bool first)
    {
        if (article.Blocks.IsEmpty)
        {
            return null;
        }

        var span = (first ? article.Blocks[0] : article.Blocks[^1]).Span;
        return new Fact<string>(article.Text.Substring(span.Start, span.Length), new Evidence(span, first ? "body.first-line" : "body.last-line", 0.9));
    }

    private static ImmutableArray<string> Organs(Frame frame) =>
        [.. frame.SigningAuthorities.Concat(frame.MainRecipients).Select(o => o.Value)];

    private static IEnumerable<string?> Own(Frame frame) =>
        [frame.Title?.Value, frame.CarriedTitle?.Value, frame.DocumentNumber?.Value, .. frame.Attachments.Select(a => a.Value)];

    // What gives a year to dates without one: 成文日期, else 印发日期, else 成文日期 or 发布日期 as the page gives it.
    private static LocalDate? NearestDate(Frame frame, Fact<string>? ofPage) =>
        (frame.DocumentDate ?? frame.PrintDate)?.Value.FirstDay
        ?? (ofPage is not null && LocalDatePattern.Iso.Parse(ofPage.Value) is { Success: true } date ? date.Value : null);

    // 〔〕 whatever bracket the page uses.
    private static Fact<string>? Number(PageFact? fact) =>
        PageFact(fact) is { } number ? number with { Value = YearInBrackets().Replace(number.Value, "〔$1〕") } : null;

    [GeneratedRegex(@"[\[［【（(]\s?([0-9]{4})\s?[\]］】）)]")]
    private static partial Regex YearInBrackets();

    private static Fact<string>? PageFact(PageFact? fact) =>
        fact is null ? null : new Fact<string>(fact.Value, new Evidence(null, fact.FoundAt, 0.9));
}
