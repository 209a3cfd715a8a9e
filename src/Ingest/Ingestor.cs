using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Gongwen.Ingest;

/// <summary>Reads a document: decodes it, reads its page, repairs, normalises and simplifies the text, cuts the notice out.</summary>
/// <remarks>Pure and safe from many threads: the same document and rules give the same article.</remarks>
public sealed class Ingestor(RuleTables rules)
{
    private const string Html = "text/html";

    private readonly NoticeCutter _cutter = new(rules);

    /// <summary>An ingestor with the built-in rules.</summary>
    public static Ingestor Default { get; } = new(RuleTables.Load(typeof(Ingestor).Assembly));

    /// <summary>The rules it reads by.</summary>
    public RuleTables Rules { get; } = rules;

    /// <summary>Reads <paramref name="document"/>.</summary>
    /// <exception cref="UnreadableDocumentException">The bytes are no text at all.</exception>
    public Article Read(RawDocument document)
    {
        var (page, source, issues) = Open(document);
        var (repaired, repairs, _) = Repairer.Repair(page.Source);
        var (normal, folds) = Normaliser.Normalise(repaired);
        var (simplified, conversions) = Simplifier.Simplify(normal);
        var article = _cutter.Cut(page with { Source = simplified }, source);
        return article with
        {
            Repairs = Place(repairs.AddRange(folds).AddRange(conversions), article),
            Lost = article.Text.AsSpan().Count('\ufffd'),
            Issues = issues.AddRange(article.Issues),
        };
    }

    /// <summary>The lines of <paramref name="document"/> as they came, and what it was read from.</summary>
    /// <exception cref="UnreadableDocumentException">The bytes are no text at all.</exception>
    internal static (PageText Page, DocumentSource Source, ImmutableArray<Issue> Issues) Open(RawDocument document)
    {
        var mediaType = document.MediaType ?? MediaTypeSniffer.Sniff(document.Bytes.Span);
        var decoded = Decoder.Decode(document, mediaType == Html);
        var page = mediaType == Html ? HtmlReader.Read(decoded.Text.Text) : PlainTextReader.Read(decoded.Text);
        var source = new DocumentSource(
            document.Uri, Convert.ToHexStringLower(SHA256.HashData(document.Bytes.Span)), mediaType, decoded.Charset, decoded.Confidence);
        return (page, source, decoded.Issues);
    }

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
