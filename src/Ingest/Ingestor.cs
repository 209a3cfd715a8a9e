using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Gongwen.Ingest;

/// <summary>Reads a document: decodes it, reads its page, repairs, normalises and simplifies the text, cuts the notice out.</summary>
/// <remarks>Pure and safe from many threads: the same document and rules give the same article.</remarks>
public sealed class Ingestor(RuleTables rules)
{
    private readonly NoticeCutter _cutter = new(rules);
    private readonly LineJoiner _joiner = new(rules);

    /// <summary>An ingestor with the built-in rules.</summary>
    public static Ingestor Default { get; } = new(RuleTables.Load(typeof(Ingestor).Assembly));

    /// <summary>The rules it reads by.</summary>
    public RuleTables Rules { get; } = rules;

    /// <summary>Chooses the charset of documents; by default our own.</summary>
    public ICharsetDetector Charsets { get; init; } = CharsetChooser.Default;

    /// <summary>Converts what is Traditional; by default our own.</summary>
    public IChineseConverter Converter { get; init; } = TraditionalChinese.Default;

    /// <summary>Reads <paramref name="document"/>.</summary>
    /// <exception cref="UnreadableDocumentException">There is nothing in it that could be read.</exception>
    public Article Read(RawDocument document)
    {
        var mediaType = document.MediaType ?? MediaTypeSniffer.Sniff(document.Bytes);
        if (mediaType == MediaTypes.Pages)
        {
            return ReadPages(document);
        }

        var read = DocumentReader.Read(document, mediaType, Charsets);
        return Cut(SourceOf(document, mediaType, read), Clean(read));
    }

    private CleanDocument Clean(ReadDocument read)
    {
        var (repaired, repairs, _) = Repairer.Repair(read.Page.Source);
        var (normal, folds) = Normaliser.Normalise(repaired);
        var (simplified, conversions) = Simplifier.Simplify(normal, converter: Converter);
        var (whole, joined) = _joiner.Join(read.Page with { Source = simplified });
        var issues = joined == 0 ? read.Issues
            : read.Issues.Add(new Issue("lines-joined", $"{joined} lines that were broken at the width of a page go on from the line before."));
        return new CleanDocument(whole, [.. read.Page.Repairs, .. repairs, .. folds, .. conversions], issues);
    }

    private Article Cut(DocumentSource source, CleanDocument clean)
    {
        var article = _cutter.Cut(clean.Page, source);
        return article with
        {
            Repairs = Place(clean.Repairs, article),
            Lost = article.Text.AsSpan().Count('\ufffd'),
            Issues = [.. clean.Issues, .. article.Issues, .. PrivateUseIn(article.Text)],
        };
    }

    private static ImmutableArray<Issue> PrivateUseIn(string text) => PrivateUse.CountIn(text) is > 0 and var unknown
        ? [new Issue("private-use", $"{unknown} characters are private to the author's fonts; what they mean is not known.")]
        : [];

    // What stands around the notice on the first page stands around its other parts too.
    private Article ReadPages(RawDocument document)
    {
        var joined = JoinedPages.Read(document);
        var reads = joined.Pages.Select(page => DocumentReader.Read(page, MediaTypes.Html, Charsets)).ToList();
        var source = SourceOf(document, MediaTypes.Pages, reads[0]) with { CharsetConfidence = reads.Min(r => r.CharsetConfidence) };
        var first = Clean(reads[0]);
        var articles = new List<(string, Article)> { (joined.Pages[0].Uri, Cut(source, first)) };
        var chrome = new PageChrome(first.Page, articles[0].Item2);
        foreach (var (page, read) in joined.Pages.Zip(reads).Skip(1))
        {
            var clean = Clean(read);
            articles.Add((page.Uri, CutLater(source, clean with { Page = chrome.RemoveFrom(clean.Page) })));
        }

        return ArticleJoiner.Join([.. articles], joined.Missing, source);
    }

    // A last page may hold no more than a date: too little to find a notice by, but nothing that may be lost.
    private Article CutLater(DocumentSource source, CleanDocument clean)
    {
        var article = Cut(source, clean);
        return article.Issues.Any(issue => issue.Code == NoticeCutter.NoNotice) ? Cut(source, clean with { Page = clean.Page with { StandsAlone = true } }) : article;
    }

    /// <summary>What is known of the original that <paramref name="read"/> was read from.</summary>
    internal static DocumentSource SourceOf(RawDocument document, string mediaType, ReadDocument read) =>
        new(document.Uri, Hash(document), mediaType, read.Charset, read.CharsetConfidence)
        {
            CharsetAlternatives = read.CharsetAlternatives,
            CharsetDeclared = read.CharsetDeclared,
        };

    /// <summary>The hash by which an original is known.</summary>
    internal static string Hash(RawDocument document) => Convert.ToHexStringLower(SHA256.HashData(document.Bytes.Span));

    // A repair of a line that was cut away has no place in the clean text and is dropped.
    private static ImmutableArray<TextRepair> Place(IEnumerable<PendingRepair> repairs, Article article) =>
    [
        .. from repair in repairs
           let span = article.Map.ToText(repair.Original)
           where span is not null && (span.Value.Length > 0 || repair.After.Length == 0)
           orderby span.Value.Start
           select new TextRepair(repair.Kind, span.Value, repair.Before, repair.After),
    ];
}
