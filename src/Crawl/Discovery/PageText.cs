using Gongwen.Ingest;

namespace Gongwen.Crawl;

/// <summary>The text of an answer, whatever it is, and the look of its beginning.</summary>
internal static class PageText
{
    private const int MostInflated = 60 * 1024 * 1024;
    private static readonly SourceLimits s_limits = new() { MaxBytes = MostInflated };

    /// <summary>The text of <paramref name="document"/>; of a compressed one (sitemap.xml.gz) what is in it.</summary>
    /// <exception cref="UnreadableDocumentException">It is no text.</exception>
    public static string Decode(RawDocument document)
    {
        var bytes = GzipContent.IsGzip(document.Bytes.Span)
            ? GzipContent.Inflate(document.Bytes, MostInflated, new InflationBudget(document.Bytes.Length, s_limits))
            : document.Bytes;
        return Decoder.Decode(document with { Bytes = bytes }, isPage: true).Text.Text;
    }

    /// <summary>Whether a text begins as feeds and sitemaps do.</summary>
    public static bool IsFeed(ReadOnlySpan<char> text) =>
        text.StartsWith("<rss") || text.StartsWith("<feed") || text.StartsWith("<urlset") || text.StartsWith("<sitemapindex") || text.StartsWith("<rdf:");

    /// <summary>Whether a text begins as a set of records does.</summary>
    public static bool IsRecords(ReadOnlySpan<char> text) =>
        text.StartsWith("<?xml") || text.StartsWith("<datastore", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<record", StringComparison.OrdinalIgnoreCase);
}
