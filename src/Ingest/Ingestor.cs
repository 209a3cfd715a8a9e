using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Gongwen.Ingest;

/// <summary>Reads a document: decodes it, reads its page, repairs and simplifies the text, cuts the notice out.</summary>
/// <remarks>Pure and safe from many threads: the same document and rules give the same article.</remarks>
public sealed class Ingestor(RuleTables rules)
{
    private const string Html = "text/html";

    private readonly NoticeCutter _cutter = new(rules);
    private readonly LineJoiner _joiner = new(rules);

    /// <summary>An ingestor with the built-in rules.</summary>
    public static Ingestor Default { get; } = new(RuleTables.Load(typeof(Ingestor).Assembly));

    /// <summary>The rules it reads by.</summary>
    public RuleTables Rules { get; } = rules;

    /// <summary>Reads <paramref name="document"/>.</summary>
    /// <exception cref="UnreadableDocumentException">The bytes are no text at all.</exception>
    public Article Read(RawDocument document)
    {
        var mediaType = document.MediaType ?? MediaTypeSniffer.Sniff(document.Bytes.Span);
        var decoded = Decoder.Decode(document, mediaType == Html);
        var page = mediaType == Html ? HtmlReader.Read(decoded.Text.Text) : PlainTextReader.Read(decoded.Text);
        var (repaired, repairs, _) = Repairer.Repair(page.Source);
        var (simplified, conversions) = Simplifier.Simplify(repaired);
        var source = new DocumentSource(
            document.Uri, Convert.ToHexStringLower(SHA256.HashData(document.Bytes.Span)), mediaType, decoded.Charset, decoded.Confidence);
        var (whole, joined) = _joiner.Join(page with { Source = simplified });
        var article = _cutter.Cut(whole, source);
        return article with
        {
            Repairs = Place([.. page.Repairs, .. repairs, .. conversions], article),
            Lost = article.Text.AsSpan().Count('\ufffd'),
            Issues = [.. decoded.Issues, .. article.Issues, .. Issues(article.Text, joined)],
        };
    }

    private static IEnumerable<Issue> Issues(string text, int joined)
    {
        if (joined > 0)
        {
            yield return new Issue("lines-joined", $"{joined} lines that were broken at the width of a page go on from the line before.");
        }

        if (PrivateUse.CountIn(text) is > 0 and var unknown)
        {
            yield return new Issue("private-use", $"{unknown} characters are private to the author's fonts; what they mean is not known.");
        }
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
