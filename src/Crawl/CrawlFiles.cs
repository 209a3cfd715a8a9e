namespace Gongwen.Crawl;

/// <summary>Where a crawl keeps what it knows.</summary>
/// <param name="Frontier">The frontier's file.</param>
/// <param name="Archive">The folder of the WARC files.</param>
public sealed record CrawlFiles(string Frontier, string Archive)
{
    /// <summary>Beside a corpus: <c>name.crawl.db</c> and <c>name.warc/</c>.</summary>
    public static CrawlFiles Beside(string corpus) => new(Path.ChangeExtension(corpus, ".crawl.db"), Path.ChangeExtension(corpus, ".warc"));
}
