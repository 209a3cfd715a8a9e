using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Gongwen.Ingest;

/// <summary>Reads a document: decodes it, reads its page, repairs, normalises and simplifies the text, cuts the notice out.</summary>
/// <remarks>Pure and safe from many threads: the same document and rules give the same article.</remarks>
public sealed class Ingestor(RuleTables rules)
{
    private readonly NoticeCutter _cutter = new(rules);

    /// <summary>An ingestor with the built-in rules.</summary>
    public static Ingestor Default { get; } = new(RuleTables.Load(typeof(Ingestor).Assembly));

    /// <summary>The rules it reads by.</summary>
    public RuleTables Rules { get; } = rules;

    /// <summary>Reads <paramref name="document"/>.</summary>
    /// <exception cref="UnreadableDocumentException">There is nothing in it that could be read.</exception>
    public Article Read(RawDocument document)
    {
        var mediaType = document.MediaType ?? MediaTypeSniffer.Sniff(document.Bytes);
        return mediaType == MediaTypes.Pages ? ReadPages(document) : Cut(document, mediaType, DocumentReader.Read(document, mediaType));
    }

    private Article Cut(RawDocument document, string mediaType, ReadDocument read)
    {
        var (repaired, repairs, _) = Repairer.Repair(read.Page.Source);
        var (normal, folds) = Normaliser.Normalise(repaired);
        var (simplified, conversions) = Simplifier.Simplify(normal);
        var article = _cutter.Cut(read.Page with { Source = simplified }, SourceOf(document, mediaType, read));
        return article with
        {
            Repairs = Place(repairs.AddRange(folds).AddRange(conversions), article),
            Lost = article.Text.AsSpan().Count('\ufffd'),
            Issues = read.Issues.AddRange(article.Issues),
        };
    }

    /// <summary>What is known of the original that <paramref name="read"/> was read from.</summary>
    internal static DocumentSource SourceOf(RawDocument document, string mediaType, ReadDocument read) =>
        new(document.Uri, Hash(document), mediaType, read.Charset, read.CharsetConfidence)
        {
            CharsetAlternatives = read.CharsetAlternatives,
            CharsetDeclared = read.CharsetDeclared,
        };

    private Article ReadPages(RawDocument document)
    {
        var joined = JoinedPages.Read(document);
        var articles = joined.Pages.Select(page => (Name: page.Uri, Article: Cut(page, MediaTypes.Html, DocumentReader.Read(page, MediaTypes.Html)))).ToImmutableArray();
        var first = articles[0].Article.Source;
        return ArticleJoiner.Join(articles, joined.Missing, first with
        {
            Uri = document.Uri,
            Sha256 = Hash(document),
            MediaType = MediaTypes.Pages,
            CharsetConfidence = articles.Min(a => a.Article.Source.CharsetConfidence),
        });
    }

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
